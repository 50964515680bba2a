package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** What the dashboard was told and what people decided on it, in memory: one that starts again knows nothing. */
@Component
class Dashboard {

    static final String REVIEWERS = "marketplace-reviewers";

    private static final String PUBLISHING = "publishing-service";
    private static final String APPROVAL = "approval_";
    private static final int MOST_HEARD = 10_000;
    private static final int MOST_REPLAYED = 1_000;

    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private final Deque<Heard> heard = new ArrayDeque<>();
    private final AuditTrail audit = new AuditTrail();
    private final Sinks.Many<Decision> decisions = Sinks.many().replay().limit(MOST_REPLAYED);
    private long notifications;

    synchronized String published(PublishedService service) {
        Instant at = Objects.requireNonNullElseGet(service.publishedAt(), Instant::now);
        hear(Metrics.published(service, at));
        audit.add(Instant.now(), "service_published", service.providerId(), service.serviceId(), service);
        notifications++;
        return "notification-" + notifications;
    }

    synchronized Workflow request(WorkflowRequest request) {
        Optional<Workflow> known = workflows.values().stream()
                .filter(each -> each.request().approvalId().equals(request.approvalId()))
                .findFirst();
        return known.orElseGet(() -> open(request));
    }

    private Workflow open(WorkflowRequest request) {
        Instant now = Instant.now();
        var workflow = new Workflow("workflow-" + UUID.randomUUID(), request, now, null);
        workflows.put(workflow.id(), workflow);
        hear(new Heard(
                Objects.requireNonNullElse(request.requestedAt(), now), request.serviceId(), Heard.Meaning.BEGUN));
        audit.add(now, "approval_requested", PUBLISHING, request.serviceId(), request);
        return workflow;
    }

    synchronized void streamed(StreamedEvent event) {
        Heard what = Heard.of(event);
        if (!what.serviceId().isEmpty()) {
            hear(what);
        }
        String actor = event.text("actor").isEmpty() ? PUBLISHING : event.text("actor");
        audit.add(event.timestamp(), event.eventType(), actor, what.serviceId(), event.data());
        if (event.eventType().startsWith(APPROVAL)) {
            decidedElsewhere(event);
        }
    }

    /** Nobody is asked here any more; whoever listens to decisions is who told of this one. */
    private void decidedElsewhere(StreamedEvent event) {
        String word = event.eventType().substring(APPROVAL.length());
        String approval = event.text("approvalId");
        List<Workflow> asked = workflows.values().stream()
                .filter(each -> each.isPending() && each.request().approvalId().equals(approval))
                .toList();
        asked.stream()
                .filter(workflow -> Decision.isOne(word))
                .forEach(workflow -> workflows.put(
                        workflow.id(),
                        workflow.decided(
                                Decision.on(workflow, word, event.text("decidedBy"), null, event.timestamp()))));
    }

    synchronized Workflow decide(String id, String word, String by, @Nullable String comments) {
        Workflow workflow = find(id).orElseThrow(
                        () -> new Declined("NOT_FOUND", "There is no approval workflow '%s'.".formatted(id)));
        var decision = Decision.on(workflow, word, by, comments, Instant.now());
        if (!workflow.isPending()) {
            if (workflow.status().equals(decision.decision())) {
                return workflow;
            }
            throw new Declined("ALREADY_DECIDED", "The approval is %s already.".formatted(workflow.status()));
        }
        Workflow decided = workflow.decided(decision);
        workflows.put(id, decided);
        audit.add(
                decision.at(),
                "approval_" + decision.decision(),
                by,
                workflow.request().serviceId(),
                decision);
        decisions.emitNext(decision, Sinks.EmitFailureHandler.FAIL_FAST);
        return decided;
    }

    synchronized Optional<Workflow> find(String id) {
        return Optional.ofNullable(workflows.get(id));
    }

    synchronized List<Workflow> in(@Nullable String status) {
        return workflows.values().stream()
                .filter(each -> status == null || status.equals(each.status()))
                .sorted(Comparator.comparing(Workflow::createdAt).reversed())
                .toList();
    }

    List<AuditEntry> audit(@Nullable String serviceId, @Nullable Instant start, @Nullable Instant end) {
        return audit.find(serviceId, start, end);
    }

    synchronized Metrics metrics(@Nullable String timeRange) {
        Instant begin = TimeRange.begin(timeRange, Instant.now());
        List<Heard> within =
                heard.stream().filter(each -> !each.at().isBefore(begin)).toList();
        return Metrics.of(within, in(Workflow.PENDING).size());
    }

    /** The decisions from then on, those to come included. */
    Flux<Decision> decisionsSince(Instant since) {
        return decisions.asFlux().filter(decision -> !decision.at().isBefore(since));
    }

    private void hear(Heard what) {
        heard.addLast(what);
        if (heard.size() > MOST_HEARD) {
            heard.removeFirst();
        }
    }
}
