package org.llmmarket.publishing.query.audit;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.log.Heard;

/** The entries of services' events as {@link AuditProjection} keeps them, made anew. */
class AuditModel implements ReadModel {

    private final AuditTable table;

    AuditModel(AuditTable table) {
        this.table = table;
    }

    @Override
    public String group() {
        return AuditProjection.NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(AuditTable.OF_SERVICES);
    }

    @Override
    public boolean reads(Class<?> kind) {
        return true;
    }

    @Override
    public Folding into(String schema) {
        return new Entries(table.in(schema));
    }

    private static final class Entries implements Folding {

        private final AuditTable table;
        private final List<AuditEntry> atHand = new ArrayList<>();
        private final List<AuditEntry> finished = new ArrayList<>();

        Entries(AuditTable table) {
            this.table = table;
        }

        @Override
        public void take(Heard event) {
            if (event.message() instanceof DomainEventMessage<?> message) {
                atHand.add(AuditEntry.of(message, event.position()));
            }
        }

        @Override
        public void finish() {
            finished.addAll(atHand);
            atHand.clear();
        }

        @Override
        public void forget() {
            atHand.clear();
        }

        @Override
        public void write() {
            table.add(finished);
            finished.clear();
        }
    }
}
