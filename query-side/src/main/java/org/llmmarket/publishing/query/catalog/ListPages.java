package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.llmmarket.publishing.query.cache.CacheReads;
import org.llmmarket.publishing.query.page.Page;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the catalogue, kept until the catalogue changes, and for a second at most: a signal may get lost. */
class ListPages {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final CatalogSearch search;
    private final ListItems items;
    private final CatalogNews news;
    private final JsonMapper json;
    private final CacheReads reads;
    private final Cache<Key, ListAnswer> pages;

    ListPages(
            CatalogSearch search, ListItems items, CatalogNews news, JsonMapper json, CacheReads reads, DataSize most) {
        this.search = search;
        this.items = items;
        this.news = news;
        this.json = json;
        this.reads = reads;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((Key key, ListAnswer page) -> page.json().length + 1_000)
                .expireAfterWrite(LONGEST)
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

    ListAnswer get(ServiceSearch wanted, Sight sight) {
        AtomicBoolean isRead = new AtomicBoolean();
        ListAnswer page = pages.get(Key.of(news.heard(), wanted, sight), key -> {
            isRead.set(true);
            return read(wanted, sight);
        });
        reads.count(!isRead.get());
        return page;
    }

    private ListAnswer read(ServiceSearch wanted, Sight sight) {
        CatalogSearch.Result result = search.find(wanted, sight);
        Page<CatalogSearch.Found> page =
                Page.of(result.rows(), wanted.limit(), found -> found.place().cursor());
        byte[] bytes = write(items.of(page.data(), sight), page, result.facets());
        return new ListAnswer(EntityTag.of(bytes), bytes);
    }

    private byte[] write(List<byte[]> data, Page<?> page, Map<Facet, List<FacetCount>> facets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"data\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < data.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(data.get(i));
        }
        out.writeBytes("],\"pagination\":".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(json.writeValueAsBytes(page.pagination()));
        if (!facets.isEmpty()) {
            Map<String, List<FacetCount>> named = new TreeMap<>();
            facets.forEach((facet, counts) -> named.put(facet.wire(), counts));
            out.writeBytes(",\"facets\":".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(json.writeValueAsBytes(named));
        }
        out.write('}');
        return out.toByteArray();
    }
}
