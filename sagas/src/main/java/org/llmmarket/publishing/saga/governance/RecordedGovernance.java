package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.OutsideActs;

/** A dashboard of which the audit trail hears what it was asked and told. */
public final class RecordedGovernance implements Governance {

    private static final String PUBLICATION = "publication";
    private static final String SERVICE = "serviceId";

    private final Governance governance;
    private final OutsideActs acts;

    public RecordedGovernance(Governance governance, OutsideActs acts) {
        this.governance = governance;
        this.acts = acts;
    }

    @Override
    public Health check() {
        return governance.check();
    }

    @Override
    public boolean isEnabled() {
        return governance.isEnabled();
    }

    @Override
    public Breaker breaker() {
        return governance.breaker();
    }

    @Override
    public String createWorkflow(
            PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call) {
        String workflow = governance.createWorkflow(publication, requestedAt, policy, call);
        acts.done(
                "DashboardAsked",
                "governance.create-workflow",
                PUBLICATION,
                publication.publicationId().toString(),
                Map.of("workflowId", workflow, SERVICE, publication.serviceId().toString()),
                call);
        return workflow;
    }

    @Override
    public Optional<Decision> decisionOn(String workflowId, Runnable unknown) {
        return governance.decisionOn(workflowId, unknown);
    }

    @Override
    public void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call) {
        governance.notifyPublished(publication, publishedAt, call);
        acts.done(
                "DashboardNotified",
                "governance.notify-published",
                PUBLICATION,
                publication.publicationId().toString(),
                Map.of(SERVICE, publication.serviceId().toString()),
                call);
    }

    @Override
    public void stream(String eventType, Instant at, Map<String, Object> data, Call call) {
        governance.stream(eventType, at, data, call);
        String service = String.valueOf(data.getOrDefault(SERVICE, "unknown"));
        acts.done("DashboardNotified", "governance.stream-event", "service", service, Map.of("told", eventType), call);
    }
}
