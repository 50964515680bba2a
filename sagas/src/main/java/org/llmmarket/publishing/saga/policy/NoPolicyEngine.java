package org.llmmarket.publishing.saga.policy;

import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Stands where no policy engine is set: it never has a verdict. */
public final class NoPolicyEngine implements PolicyEngine {

    @Override
    public PolicyVerdict validate(PublicationStarted publication, Call call) {
        throw new NeighbourAway(NeighbourAway.Kind.DISABLED, "No policy engine is set up for this marketplace.");
    }

    @Override
    public Health check() {
        return new Health(Health.State.DISABLED, "No address is set.");
    }
}
