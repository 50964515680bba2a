package org.llmmarket.publishing.saga.registry;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.saga.publication.PublishingSaga;
import org.llmmarket.publishing.store.processing.GroupPositions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every entry that the marketplace has made in the registry, and when it was last compared. */
@ProcessingGroup(RegistryFollower.GROUP)
final class KnownEntries implements OwnWays {

    private final JdbcClient jdbc;

    KnownEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry, and what it was made for. */
    record Known(String registryId, PublicationId publication, ServiceId service) {}

    @EventHandler
    void on(RegistryEntryCreated created) {
        add(created.registryId(), created);
    }

    @EventHandler
    void on(RegistryDriftFound found) {
        String restored = found.restoredAs();
        if (restored != null && !restored.equals(found.registryId())) {
            add(restored, found);
            forget(new Known(found.registryId(), found.publicationId(), found.serviceId()));
        }
    }

    private void add(String registryId, PublicationEvent event) {
        jdbc.sql("INSERT INTO registry_entry (registry_id, publication_id, service_id) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(
                        registryId,
                        event.publicationId().toString(),
                        event.serviceId().toString())
                .update();
    }

    /** Those that nobody has compared for so long, or by a clock that was set back since. */
    List<Known> unseenFor(Duration time, int most) {
        return jdbc.sql("SELECT registry_id, publication_id, service_id FROM registry_entry"
                        + " WHERE checked_at <= now() - ? * interval '1 millisecond' OR checked_at > now() + interval '1 minute'"
                        + " ORDER BY checked_at LIMIT ?")
                .params(time.toMillis(), most)
                .query((row, number) -> new Known(
                        row.getString(1), new PublicationId(row.getString(2)), new ServiceId(row.getString(3))))
                .list();
    }

    /** Whether something that is asked for, or failed for good, may still change the entry. */
    boolean isUnderWay(Known entry) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM work WHERE kind LIKE 'registry%'"
                        + " AND (payload->>'serviceId' = ? OR payload->>'publicationId' = ?))")
                .params(entry.service().toString(), entry.publication().toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether all who ask for something to be done to entries have heard of the event at this position. */
    boolean isHeardOf(long position) {
        return Stream.of(RegistryFollower.GROUP, PublishingSaga.GROUP)
                .allMatch(group -> GroupPositions.stored(jdbc, group) >= position);
    }

    @Override
    public String ownWay(Known entry) {
        return jdbc.sql("SELECT own_way FROM registry_entry WHERE registry_id = ? AND publication_id = ?")
                .params(entry.registryId(), entry.publication().toString())
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public void ownWay(Known entry, String words) {
        jdbc.sql("UPDATE registry_entry SET own_way = ? WHERE registry_id = ? AND publication_id = ?")
                .params(words, entry.registryId(), entry.publication().toString())
                .update();
    }

    void checked(Known entry) {
        jdbc.sql("UPDATE registry_entry SET checked_at = now() WHERE registry_id = ? AND publication_id = ?")
                .params(entry.registryId(), entry.publication().toString())
                .update();
    }

    void forget(Known entry) {
        jdbc.sql("DELETE FROM registry_entry WHERE registry_id = ? AND publication_id = ?")
                .params(entry.registryId(), entry.publication().toString())
                .update();
    }
}
