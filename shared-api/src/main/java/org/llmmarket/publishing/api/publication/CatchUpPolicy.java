package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;

/**
 * The policy engine has judged a version again that had passed: without it while it was away, or by other policies.
 *
 * @param changed whether the policies are others now, so that the earlier verdict does not stand
 */
public record CatchUpPolicy(
        @TargetAggregateIdentifier PublicationId publicationId,
        boolean compliant,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies,
        boolean changed)
        implements PublicationCommand {}
