package org.llmmarket.publishing.query.catalog;

import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** Services as they were, as {@link PastProjection} writes them down, folded anew. */
class PastModel implements ReadModel {

    private final PastTable table;

    PastModel(PastTable table) {
        this.table = table;
    }

    @Override
    public String group() {
        return PastProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return PastTable.TABLES;
    }

    /** Every event counts, for a checkpoint stands behind so many. */
    @Override
    public boolean reads(Class<?> kind) {
        return ServiceEvent.class.isAssignableFrom(kind)
                || PublicationEvent.class.isAssignableFrom(kind)
                || ApprovalEvent.class.isAssignableFrom(kind);
    }

    @Override
    public Folding into(String schema) {
        return new States(table.in(schema));
    }

    private static final class States implements Folding {

        private final PastTable table;
        private final List<PastFold> finished = new ArrayList<>();
        private PastFold atHand = new PastFold(PastState.NOTHING);

        States(PastTable table) {
            this.table = table;
        }

        @Override
        public void take(Heard event) {
            if (event.message() != null) {
                atHand.take(event.payload(), event.position(), event.at());
            }
        }

        @Override
        public void finish() {
            finished.add(atHand);
            forget();
        }

        @Override
        public void forget() {
            atHand = new PastFold(PastState.NOTHING);
        }

        @Override
        public void write() {
            table.save(finished);
            finished.clear();
        }
    }
}
