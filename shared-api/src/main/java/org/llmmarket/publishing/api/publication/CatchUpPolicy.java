package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;

/** The policy engine is back and has judged a version that passed without it. */
public record CatchUpPolicy(
        @TargetAggregateIdentifier PublicationId publicationId,
        boolean compliant,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies)
        implements PublicationCommand {}
