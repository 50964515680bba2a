package org.llmmarket.publishing.query.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** The read model of services as {@link CatalogProjection} keeps it, folded anew. */
class CatalogModel implements ReadModel {

    private final CatalogTable table;
    private final ProviderWords words;

    CatalogModel(CatalogTable table, ProviderWords words) {
        this.table = table;
        this.words = words;
    }

    @Override
    public String group() {
        return CatalogProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("service");
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
        return new Entries(table.in(schema));
    }

    private static final class Entries implements Folding {

        private final CatalogTable table;
        private final List<EntryAt> finished = new ArrayList<>();
        private @Nullable CatalogEntry entry;
        private long position;

        Entries(CatalogTable table) {
            this.table = table;
        }

        @Override
        public void take(Heard event) {
            if (event.message() != null) {
                entry = CatalogEntry.after(entry, event.payload(), event.at());
            }
            if (isHeard(event.kind())) {
                position = event.position();
            }
        }

        private static boolean isHeard(Class<?> kind) {
            return ServiceEvent.class.isAssignableFrom(kind)
                    || PublicationEvent.class.isAssignableFrom(kind)
                    || ApprovalEvent.class.isAssignableFrom(kind);
        }

        @Override
        public void finish() {
            if (entry != null) {
                finished.add(new EntryAt(entry, position));
            }
            forget();
        }

        @Override
        public void forget() {
            entry = null;
        }

        @Override
        public void write() {
            table.save(finished);
            finished.clear();
        }
    }
}
