package org.llmmarket.publishing.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the witnesses of the log of every event, each once. */
final class Sightings {

    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);
    private static final int MOST_BEYOND = 500;
    private static final String BEYOND = "SELECT position, event_id, service_id FROM domain_event"
            + " WHERE position > ? AND service_id IS NOT NULL ORDER BY position LIMIT " + MOST_BEYOND;

    private final List<LogWitness> witnesses = new CopyOnWriteArrayList<>();
    private final ServiceIds serviceIds = new ServiceIds();
    private final Set<Long> seenBeyond = new HashSet<>();

    void add(LogWitness witness) {
        witnesses.add(witness);
    }

    void begin(long position) {
        witnesses.forEach(witness -> witness.begins(position));
    }

    /** To be called before the commit of a transaction that appends these events. */
    void onceCommitted(List<? extends EventMessage<?>> events) {
        if (witnesses.isEmpty()) {
            return;
        }
        Map<String, Set<String>> ofServices = new LinkedHashMap<>();
        for (EventMessage<?> event : events) {
            String service = serviceIds.of(event.getPayload());
            if (service != null) {
                ofServices
                        .computeIfAbsent(service, none -> new LinkedHashSet<>())
                        .add(event.getIdentifier());
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ofServices.forEach((service, ids) -> witnesses.forEach(witness -> witness.committed(service, ids)));
            }
        });
    }

    /** Tells of what can be read from now on. */
    synchronized void settled(List<TrackedEventMessage<?>> messages) {
        for (TrackedEventMessage<?> message : messages) {
            long position = Positions.of(message.trackingToken());
            String service = serviceOf(message);
            if (!seenBeyond.remove(position) && service != null) {
                tell(service, message.getIdentifier(), position);
            }
        }
    }

    /** What cannot be read changes nothing that is kept; who is to take it says so, and the log goes on. */
    private @Nullable String serviceOf(TrackedEventMessage<?> message) {
        try {
            return serviceIds.of(message.getPayload());
        } catch (RuntimeException unreadable) {
            LOG.debug("{} cannot be read", message.getIdentifier(), unreadable);
            return null;
        }
    }

    /** Tells of what stands beyond a gap; says whether that was all. */
    synchronized boolean beyond(Connection connection, long gap) throws SQLException {
        seenBeyond.removeIf(position -> position <= gap);
        try (PreparedStatement select = connection.prepareStatement(BEYOND)) {
            select.setLong(1, gap);
            int rows = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows++;
                    if (seenBeyond.add(row.getLong(1))) {
                        tell(row.getString(3), row.getString(2), row.getLong(1));
                    }
                }
            }
            return rows < MOST_BEYOND;
        }
    }

    private void tell(String service, String event, long position) {
        witnesses.forEach(witness -> witness.seen(service, event, position));
    }
}
