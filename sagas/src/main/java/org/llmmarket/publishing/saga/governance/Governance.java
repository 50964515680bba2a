package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** The dashboard on which the marketplace's people watch and decide. Each call throws {@link NeighbourAway}. */
public interface Governance extends Dependency {

    @Override
    default String name() {
        return "governance";
    }

    /** Whether there is a dashboard at all. */
    boolean isEnabled();

    /** What tells whether it is left alone at the moment. */
    default Breaker breaker() {
        return Breaker.none();
    }

    /** Asks the dashboard's people as well; answers the id of what they decide on, the same one for every repetition. */
    String createWorkflow(PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call);

    /**
     * What they decided, if they did.
     *
     * @param unknown run when the dashboard does not know the workflow
     */
    Optional<Decision> decisionOn(String workflowId, Runnable unknown);

    /** What they decided, if they did; {@link Optional#empty()} also when the workflow is unknown. */
    default Optional<Decision> decisionOn(String workflowId) {
        return decisionOn(workflowId, () -> {});
    }

    /** Tells that a version is live. */
    void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call);

    /** Tells something that happened here; {@code data} is JSON. */
    void stream(String eventType, Instant at, Map<String, Object> data, Call call);
}
