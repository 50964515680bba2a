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
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.query.projection.Said;

/** Keeps the queue of approvals in step with the log; what an approval has heard already it does not hear again. */
@ProcessingGroup(ApprovalProjection.NAME)
class ApprovalProjection {

    static final String NAME = "approvals";

    private final ApprovalTable table;
    private final BatchedFold<ApprovalId> approvals = new BatchedFold<>(NAME, this::write);

    ApprovalProjection(ApprovalTable table) {
        this.table = table;
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
        Map<ApprovalId, ApprovalTable.Row> before = table.load(batch.keySet());
        List<ApprovalTable.Row> rows = new ArrayList<>();
        batch.forEach((id, said) -> {
            ApprovalTable.Row next = next(before.get(id), said);
            if (next != null) {
                rows.add(next);
            }
        });
        table.save(rows);
    }

    private static ApprovalTable.@Nullable Row next(ApprovalTable.@Nullable Row known, List<Said> said) {
        ApprovalEntry entry = known == null ? null : known.entry();
        long position = known == null ? -1 : known.position();
        for (Said one : said) {
            if (one.position() > position) {
                entry = ApprovalEntry.evolve(entry, one.event(), one.at());
                position = one.position();
            }
        }
        return entry == null ? null : new ApprovalTable.Row(entry, position);
    }
}
