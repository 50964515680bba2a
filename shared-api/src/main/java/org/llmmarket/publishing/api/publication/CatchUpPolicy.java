package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The policy engine is back and has judged a version that passed without it. */
public record CatchUpPolicy(
        @TargetAggregateIdentifier PublicationId publicationId,
        boolean compliant,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt)
        implements PublicationCommand {}
