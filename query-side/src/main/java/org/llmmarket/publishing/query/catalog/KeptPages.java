package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.query.cache.CacheReads;
import org.springframework.util.unit.DataSize;

/**
 * Pages that were read, up to so many bytes of them and of what was asked for, and no longer than services are kept: what
 * providers show may have changed.
 */
final class KeptPages {

    private final CacheReads reads;
    private final Cache<Key, ListAnswer> pages;

    KeptPages(CacheReads reads, DataSize most, Duration keep) {
        this.reads = reads;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((Key key, ListAnswer page) -> key.search().weight() + page.weight())
                .expireAfterWrite(keep)
                .build();
    }

    /**
     * What a page depends on.
     *
     * @param news what had been heard of the catalogue before it was read
     * @param viewer whose own services it shows besides those that everybody of the same sight sees
     */
    private record Key(
            long news,
            ServiceSearch search,
            boolean everywhere,
            boolean signedIn,
            @Nullable AccountId viewer) {

        static Key of(long news, ServiceSearch search, Sight sight) {
            boolean everywhere = sight.isEverywhere();
            AccountId account = sight.caller().account();
            return new Key(news, search, everywhere, account != null, everywhere ? null : account);
        }
    }

    /** The page that is kept, or else is read. */
    ListAnswer get(long news, ServiceSearch wanted, Sight sight, Supplier<ListAnswer> read) {
        AtomicBoolean isRead = new AtomicBoolean();
        ListAnswer page = pages.get(Key.of(news, wanted, sight), key -> {
            isRead.set(true);
            return read.get();
        });
        reads.count(!isRead.get());
        return page;
    }
}
