package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * Services as they are now. What is kept in memory or stands in the read model is answered only while it has heard of the
 * service's newest event; else the rest is folded from the log. So a read after a write finds it, in whichever process, and
 * however far the projection is behind.
 */
public class Catalog {

    private final CatalogTable table;
    private final ServiceLog log;
    private final Cache<ServiceId, EntryAt> recent;

    Catalog(CatalogTable table, ServiceLog log, long cachedVersions, Duration keep) {
        this.table = table;
        this.log = log;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(cachedVersions)
                .weigher((ServiceId id, EntryAt known) ->
                        known.entry().versions().size() + 1)
                .expireAfterWrite(keep)
                .build();
    }

    public Optional<CatalogEntry> find(ServiceId id) {
        return findAt(id).map(EntryAt::entry);
    }

    /** The service with the position of its newest event. */
    public Optional<EntryAt> findAt(ServiceId id) {
        OptionalLong newest = log.newest(id);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        EntryAt known = recent.getIfPresent(id);
        if (known == null || known.position() < newest.getAsLong()) {
            known = read(id, newest.getAsLong());
        }
        return Optional.ofNullable(known);
    }

    /** The service as it stood at an instant; none when it did not exist yet. */
    public Optional<CatalogEntry> at(ServiceId id, Instant instant) {
        return CatalogEntry.of(log.happened(id, Optional.of(instant)));
    }

    private @Nullable EntryAt read(ServiceId id, long newest) {
        EntryAt stored = table.find(id).orElse(null);
        EntryAt current = stored == null || stored.position() < newest ? catchUp(id, stored) : stored;
        // Before a position that is not settled an event may still come to light: such a state is not kept.
        if (current != null && current.position() <= log.settled()) {
            recent.put(id, current);
        }
        return current;
    }

    private @Nullable EntryAt catchUp(ServiceId id, @Nullable EntryAt stored) {
        CatalogEntry entry = stored == null ? null : stored.entry();
        long position = stored == null ? -1 : stored.position();
        for (RecordedEvent event : log.of(id)) {
            if (event.position() > position) {
                entry = CatalogEntry.after(entry, event.payload(), event.at());
                position = event.position();
            }
        }
        return entry == null ? null : new EntryAt(entry, position);
    }
}
