package org.llmmarket.publishing.query.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.llmmarket.publishing.query.page.Page;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the catalogue, kept until the catalogue changes. */
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
    private final KeptPages kept;

    ListPages(
            CatalogSearch search, ListItems items, PastItems past, CatalogNews news, JsonMapper json, KeptPages kept) {
        this.search = search;
        this.items = items;
        this.past = past;
        this.news = news;
        this.json = json;
        this.kept = kept;
    }

    ListAnswer get(ServiceSearch wanted, Sight sight) {
        if (wanted.asOf().isPresent()) {
            past.await(wanted.asOf().get());
            return read(wanted, sight);
        }
        return kept.get(news.heard(), wanted, sight, () -> read(wanted, sight));
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
