package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.cache.ServiceCache;
import org.llmmarket.publishing.query.cache.ServiceCaches;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * Services as they are now. What is kept is answered until this process hears of an event, and so is what has stood in the read
 * model for a while. For all that is recent the log is asked for the service's newest event, and what the model lacks is folded.
 * So a new service is found at once, in whichever process, and however far the projection is behind.
 */
public class Catalog {

    private final CatalogTable table;
    private final PastTable past;
    private final ServiceLog log;
    private final CatalogNews news;
    private final ServiceCaches caches;
    private final ServiceCache<CachedEntry> cache;

    /** @param mostVersions how many versions of services are kept in the process */
    Catalog(
            CatalogTable table,
            PastTable past,
            ServiceLog log,
            CatalogNews news,
            ServiceCaches caches,
            long mostVersions) {
        this.table = table;
        this.past = past;
        this.log = log;
        this.news = news;
        this.caches = caches;
        this.cache = caches.before(
                "service",
                this::read,
                new ServiceCache.Plan<>(
                        new EntryCodec(),
                        mostVersions,
                        (id, known) -> known.entry().versions().size() + 1));
    }

    public Optional<CatalogEntry> find(ServiceId id) {
        return cached(id).map(CachedEntry::entry);
    }

    /** The service with the position of its newest event. */
    public Optional<EntryAt> findAt(ServiceId id) {
        return cached(id).map(CachedEntry::at);
    }

    /** The service with the answers that were made of it. */
    Optional<CachedEntry> cached(ServiceId id) {
        return cache.find(id);
    }

    /** The same; when what is kept has not what is sought, as the log has it this moment. */
    Optional<CachedEntry> cached(ServiceId id, Predicate<CatalogEntry> sought) {
        Optional<CachedEntry> known = cached(id);
        return known.map(CachedEntry::entry).filter(sought.negate()).isPresent() ? readBesideLog(id) : known;
    }

    /** The service as it stood at an instant; none when it did not exist yet. */
    public Optional<CatalogEntry> at(ServiceId id, Instant instant) {
        PastState checkpoint = past.checkpoint(id, instant).orElse(PastState.NOTHING);
        CatalogEntry entry = checkpoint.entry();
        for (RecordedEvent event : log.until(id, checkpoint.position(), instant).toList()) {
            entry = CatalogEntry.after(entry, event.payload(), event.at());
        }
        return Optional.ofNullable(entry);
    }

    /** A row that is newer than what was reached a while ago may be half of what happened at once: there the log is asked. */
    private Optional<CachedEntry> read(ServiceId id) {
        long reached = news.reachedAWhileAgo();
        Optional<EntryAt> row = reached == CatalogNews.UNKNOWN ? Optional.empty() : table.find(id);
        return row.isPresent() && row.get().position() <= reached && caches.isCurrent(id, reached)
                ? row.map(CachedEntry::new)
                : readBesideLog(id);
    }

    private Optional<CachedEntry> readBesideLog(ServiceId id) {
        CatalogTable.Stored stored = table.findWithNewest(id);
        if (stored.newest() == null) {
            return Optional.empty();
        }
        EntryAt known = stored.at();
        EntryAt current = known == null || known.position() < stored.newest() ? catchUp(id, known) : known;
        return Optional.ofNullable(current).map(CachedEntry::new);
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
