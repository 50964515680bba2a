package org.llmmarket.publishing.query.catalog;

import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** Services as they were, as {@link PastProjection} writes them, folded anew. */
class PastModel implements ReadModel {

    private final PastTable table;
    private final ProviderWords words;

    PastModel(PastTable table, ProviderWords words) {
        this.table = table;
        this.words = words;
    }

    @Override
    public String group() {
        return PastProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return PastTable.TABLES;
    }

    @Override
    public boolean reads(Class<?> kind) {
        return CatalogEntry.isMadeOf(kind);
    }

    @Override
    public void forget(AccountId person) {
        words.rewrite(this, person);
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
            if (isHeard(event.kind())) {
                Object said = event.message() == null ? event.kind() : event.payload();
                atHand.take(said, event.position(), event.at());
            }
        }

        private static boolean isHeard(Class<?> kind) {
            return ServiceEvent.class.isAssignableFrom(kind)
                    || PublicationEvent.class.isAssignableFrom(kind)
                    || ApprovalEvent.class.isAssignableFrom(kind);
        }

        @Override
        public void finish() {
            if (atHand.state().entry() != null) {
                finished.add(atHand);
            }
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
