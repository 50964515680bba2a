package org.llmmarket.publishing.saga.policy;

import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Judges versions by the marketplace's policies. */
public interface PolicyEngine extends Dependency {

    @Override
    default String name() {
        return "policyEngine";
    }

    /** What tells whether it is left alone at the moment. */
    default Breaker breaker() {
        return Breaker.none();
    }

    /**
     * Judges the version that the publication brings.
     *
     * @throws NeighbourAway when there is no verdict
     */
    PolicyVerdict validate(PublicationStarted publication, Call call);
}
