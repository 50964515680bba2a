package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;

/** What the policy engine said; no {@code outcome} means that the version passes. */
public record RecordPolicyVerdict(
        @TargetAggregateIdentifier PublicationId publicationId,
        @Nullable Outcome outcome,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies)
        implements PublicationCommand {

    public RecordPolicyVerdict {
        violations = List.copyOf(violations);
    }
}
