package org.llmmarket.publishing.query.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** Approvals as they were, as {@link PastApprovalProjection} writes them down, folded anew. */
class PastApprovalModel implements ReadModel {

    private final PastApprovalTable table;

    PastApprovalModel(PastApprovalTable table) {
        this.table = table;
    }

    @Override
    public String group() {
        return PastApprovalProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(PastApprovalTable.NAME);
    }

    @Override
    public boolean reads(Class<?> kind) {
        return ApprovalEvent.class.isAssignableFrom(kind);
    }

    @Override
    public Folding into(String schema) {
        return new States(table.in(schema));
    }

    private static final class States implements Folding {

        private final PastApprovalTable table;
        private final List<PastApprovalFold.State> finished = new ArrayList<>();
        private final Map<ApprovalId, PastApprovalFold> atHand = new LinkedHashMap<>();

        /** When the service at hand was last spoken of: what comes behind that in the log counts from then on, whatever it says. */
        private Instant latest = Instant.EPOCH;

        States(PastApprovalTable table) {
            this.table = table;
        }

        @Override
        public void take(Heard event) {
            latest = event.at().isAfter(latest) ? event.at() : latest;
            if (event.message() != null && event.payload() instanceof ApprovalEvent said) {
                atHand.computeIfAbsent(said.approvalId(), approval -> new PastApprovalFold())
                        .take(said, event.position(), event.at(), latest);
            }
        }

        @Override
        public void finish() {
            atHand.values().forEach(fold -> finished.addAll(fold.states()));
            forget();
        }

        @Override
        public void forget() {
            atHand.clear();
            latest = Instant.EPOCH;
        }

        @Override
        public void write() {
            table.save(finished);
            finished.clear();
        }
    }
}
