package org.llmmarket.publishing.query.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** The queue of approvals as {@link ApprovalProjection} keeps it, folded anew. */
class ApprovalModel implements ReadModel {

    private final ApprovalTable table;

    ApprovalModel(ApprovalTable table) {
        this.table = table;
    }

    @Override
    public String group() {
        return ApprovalProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("approval");
    }

    @Override
    public boolean reads(Class<?> kind) {
        return ApprovalEvent.class.isAssignableFrom(kind);
    }

    @Override
    public Folding into(String schema) {
        return new Entries(table.in(schema));
    }

    private static final class Entries implements Folding {

        private final ApprovalTable table;
        private final List<ApprovalTable.Row> finished = new ArrayList<>();
        private final Map<ApprovalId, ApprovalTable.Row> atHand = new LinkedHashMap<>();

        Entries(ApprovalTable table) {
            this.table = table;
        }

        @Override
        public void take(Heard event) {
            if (event.message() != null && event.payload() instanceof ApprovalEvent said) {
                atHand.compute(said.approvalId(), (id, before) -> {
                    ApprovalEntry entry =
                            ApprovalEntry.evolve(before == null ? null : before.entry(), said, event.at());
                    return entry == null ? null : new ApprovalTable.Row(entry, event.position());
                });
            }
        }

        @Override
        public void finish() {
            finished.addAll(atHand.values());
            atHand.clear();
        }

        @Override
        public void forget() {
            atHand.clear();
        }

        @Override
        public void write() {
            table.save(finished);
            finished.clear();
        }
    }
}
