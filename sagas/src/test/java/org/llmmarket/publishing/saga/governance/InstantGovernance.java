package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** A dashboard that answers at once, or is away as often as it is told to. */
final class InstantGovernance implements Governance {

    private final List<String> calls = new ArrayList<>();
    private final Deque<NeighbourAway> faults = new ArrayDeque<>();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

    InstantGovernance away(NeighbourAway.Kind... kinds) {
        for (NeighbourAway.Kind kind : kinds) {
            faults.add(new NeighbourAway(kind, "It is " + kind + "."));
        }
        return this;
    }

    void decided(Decision decision) {
        decisions.put(decision.workflowId(), decision);
    }

    void lose(String workflow) {
        lost.add(workflow);
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public String createWorkflow(
            PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call) {
        answer("create for " + publication.publicationId() + " at " + requestedAt + " with " + policy.size() + " as "
                + call.idempotencyKey());
        return "workflow-of-" + publication.publicationId();
    }

    @Override
    public Optional<Decision> decisionOn(String workflowId, Runnable unknown) {
        answer("decision on " + workflowId);
        if (lost.contains(workflowId)) {
            unknown.run();
        }
        return Optional.ofNullable(decisions.get(workflowId));
    }

    @Override
    public void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call) {
        answer("published " + publication.publicationId() + " at " + publishedAt + " as " + call.idempotencyKey());
    }

    @Override
    public void stream(String eventType, Instant at, Map<String, Object> data, Call call) {
        answer(eventType + " " + data.get("decidedBy") + " as " + call.idempotencyKey());
    }

    @Override
    public Health check() {
        return new Health(Health.State.HEALTHY, "It answers.");
    }

    private void answer(String call) {
        calls.add(call);
        if (!faults.isEmpty()) {
            throw faults.remove();
        }
    }
}
