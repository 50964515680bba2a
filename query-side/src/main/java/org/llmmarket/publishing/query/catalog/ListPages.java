package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.query.cache.CacheReads;
import org.llmmarket.publishing.query.page.Page;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the catalogue, kept until the catalogue changes, and no longer than services are: what providers show may have changed. */
class ListPages {

    private static final byte[] START = ascii("{\"data\":[");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] PAGINATION = ascii("],\"pagination\":");
    private static final byte[] FACETS = ascii(",\"facets\":");
    private static final byte[] END = ascii("}");

    private final CatalogSearch search;
    private final ListItems items;
    private final PastItems past;
    private final CatalogNews news;
    private final JsonMapper json;
    private final CacheReads reads;
    private final Cache<Key, ListAnswer> pages;

    ListPages(
            CatalogSearch search,
            ListItems items,
            PastItems past,
            CatalogNews news,
            JsonMapper json,
            CacheReads reads,
            DataSize most,
            Duration keep) {
        this.search = search;
        this.items = items;
        this.past = past;
        this.news = news;
        this.json = json;
        this.reads = reads;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((Key key, ListAnswer page) -> page.weight())
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

    ListAnswer get(ServiceSearch wanted, Sight sight) {
        if (wanted.asOf().isPresent()) {
            past.await(wanted.asOf().get());
            return read(wanted, sight);
        }
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
        Page<CatalogSearch.Found> page = Page.of(
                result.rows(), wanted.limit(), found -> found.place().cursor().at(wanted.asOf()));
        List<byte[]> data = wanted.asOf()
                .map(instant -> past.of(page.data(), instant))
                .orElseGet(() -> items.of(page.data(), sight));
        return ListAnswer.of(pieces(data, page, result.facets()));
    }

    private List<byte[]> pieces(List<byte[]> data, Page<?> page, Map<Facet, List<FacetCount>> facets) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(START);
        for (int i = 0; i < data.size(); i++) {
            if (i > 0) {
                pieces.add(COMMA);
            }
            pieces.add(data.get(i));
        }
        pieces.add(PAGINATION);
        pieces.add(json.writeValueAsBytes(page.pagination()));
        if (!facets.isEmpty()) {
            Map<String, List<FacetCount>> named = new TreeMap<>();
            facets.forEach((facet, counts) -> named.put(facet.wire(), counts));
            pieces.add(FACETS);
            pieces.add(json.writeValueAsBytes(named));
        }
        pieces.add(END);
        return pieces;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
