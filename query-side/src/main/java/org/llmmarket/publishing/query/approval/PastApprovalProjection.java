package org.llmmarket.publishing.query.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.query.projection.Said;
import org.llmmarket.publishing.store.log.EventLog;

/** Writes down how approvals were, while it happens: they are short, and each is folded from its beginning. */
@ProcessingGroup(PastApprovalProjection.NAME)
class PastApprovalProjection {

    static final String NAME = "past-approvals";
    static final List<String> AGGREGATES = List.of("Approval");

    private final PastApprovalTable table;
    private final EventLog log;
    private final ServiceLog services;
    private final PastReach reach;
    private final BatchedFold<ApprovalId> approvals = new BatchedFold<>(NAME, this::write);

    PastApprovalProjection(PastApprovalTable table, EventLog log, ServiceLog services, PastReach reach) {
        this.table = table;
        this.log = log;
        this.services = services;
        this.reach = reach;
    }

    @EventHandler
    void on(ApprovalEvent event, TrackingToken token, @Timestamp Instant at) {
        approvals.add(event.approvalId(), event, token, at);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void write(Map<ApprovalId, List<Said>> batch) {
        long reached = reach.position(NAME);
        List<PastApprovalFold.State> states = new ArrayList<>();
        batch.forEach((approval, said) -> {
            long upTo = Math.max(reached, said.get(said.size() - 1).position());
            states.addAll(states(approval, upTo));
        });
        table.delete(batch.keySet());
        table.save(states);
    }

    private List<PastApprovalFold.State> states(ApprovalId approval, long upTo) {
        Map<Long, Instant> counts = services.counts(approval.toString());
        PastApprovalFold fold = new PastApprovalFold();
        log.ofAggregate(approval.toString()).stream()
                .filter(event -> event.position() <= upTo)
                .forEach(event -> fold.take(
                        event.payload(),
                        event.position(),
                        event.at(),
                        counts.getOrDefault(event.position(), event.at())));
        return fold.states();
    }
}
