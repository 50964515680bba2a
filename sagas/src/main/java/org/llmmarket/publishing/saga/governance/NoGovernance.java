package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Stands where no governance dashboard is set: our own approval queue is all there is. */
public final class NoGovernance implements Governance {

    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public String createWorkflow(
            PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call) {
        throw new NeighbourAway(NeighbourAway.Kind.DISABLED, "No governance dashboard is set up for this marketplace.");
    }

    @Override
    public Optional<Decision> decisionOn(String workflowId, Runnable unknown) {
        return Optional.empty();
    }

    @Override
    public void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call) {
        // Nobody is there to be told.
    }

    @Override
    public void stream(String eventType, Instant at, Map<String, Object> data, Call call) {
        // Nobody is there to be told.
    }

    @Override
    public Health check() {
        return new Health(Health.State.DISABLED, "No address is set.");
    }
}
