package org.llmmarket.publishing.query.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds services in the read model: one query a page, in a stable order. Where nothing has the words that were given, what is
 * similar to them is found.
 */
class CatalogSearch {

    private static final int MOST_VALUES = 50;

    /** As much is left of a longer word of which a letter is missing, doubled, or swapped with the next. */
    private static final String SIMILAR_ENOUGH = "SELECT set_config('pg_trgm.word_similarity_threshold', '0.4', true)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CatalogSearch(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A row of a list.
     *
     * @param position of the newest event that its row takes into account
     */
    record Found(ServiceId id, long position, AccountId provider, ServiceSearch.Place place) {}

    /**
     * What was found.
     *
     * @param rows in their order; one more than the limit where there is more
     * @param facets the most frequent values first
     */
    record Result(List<Found> rows, Map<Facet, List<FacetCount>> facets) {}

    Result find(ServiceSearch search, Sight sight) {
        if (search.words().filter(SoughtWords::isEmpty).isPresent()) {
            return new Result(List.of(), facets(search, facet -> List.of()));
        }
        if (search.isForSimilar()) {
            return similar(search, sight);
        }
        List<Found> exact = rows(search, sight, false);
        boolean nothingFits = exact.isEmpty() && search.after().isEmpty();
        return nothingFits && search.words().filter(SoughtWords::canBeMistyped).isPresent()
                ? similar(search, sight)
                : new Result(exact, facets(search, facet -> counts(search, sight, false, facet)));
    }

    private Result similar(ServiceSearch search, Sight sight) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(SIMILAR_ENOUGH).query(String.class).single();
            return new Result(rows(search, sight, true), facets(search, facet -> counts(search, sight, true, facet)));
        }));
    }

    private List<Found> rows(ServiceSearch search, Sight sight, boolean similar) {
        SearchConditions conditions = SearchConditions.of(search, sight, similar, false);
        Map<String, Object> values = conditions.values();
        boolean byRank = search.order() == SearchOrder.RELEVANCE;
        return jdbc.sql("SELECT * FROM (SELECT service_id, position, provider_id, created_at, name_key, "
                        + (byRank ? conditions.rank() : "0::bigint") + " AS rank FROM catalog.service"
                        + conditions.where() + ") found" + after(search, values)
                        + " ORDER BY " + order(search.order()) + " LIMIT " + (search.limit() + 1))
                .params(values)
                .query((row, number) -> found(row, search.order(), similar))
                .list();
    }

    private static String after(ServiceSearch search, Map<String, Object> values) {
        return search.after()
                .map(place -> {
                    values.put("id", place.serviceId());
                    if (search.order() == SearchOrder.NAME) {
                        values.put("name", place.name());
                        return " WHERE (name_key, service_id) > (:name, :id)";
                    }
                    values.put("createdAt", place.createdAt().atOffset(ZoneOffset.UTC));
                    if (search.order() == SearchOrder.DATE) {
                        return " WHERE (created_at, service_id) < (:createdAt, :id)";
                    }
                    values.put("rank", place.rank());
                    return " WHERE (rank, created_at, service_id) < (:rank, :createdAt, :id)";
                })
                .orElse("");
    }

    private static String order(SearchOrder order) {
        return switch (order) {
            case NAME -> "name_key, service_id";
            case DATE -> "created_at DESC, service_id DESC";
            case RELEVANCE -> "rank DESC, created_at DESC, service_id DESC";
        };
    }

    private static Found found(ResultSet row, SearchOrder order, boolean similar) throws SQLException {
        String id = row.getString("service_id");
        return new Found(
                new ServiceId(id),
                row.getLong("position"),
                new AccountId(row.getString("provider_id")),
                new ServiceSearch.Place(
                        order,
                        similar,
                        row.getLong("rank"),
                        order == SearchOrder.NAME ? row.getString("name_key") : "",
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        id));
    }

    private interface Counting {
        List<FacetCount> of(Facet facet);
    }

    private static Map<Facet, List<FacetCount>> facets(ServiceSearch search, Counting counting) {
        Map<Facet, List<FacetCount>> facets = new LinkedHashMap<>();
        search.facets().forEach(facet -> facets.put(facet, counting.of(facet)));
        return facets;
    }

    /** Another category would come in place of those given, another tag or capability besides them. */
    private List<FacetCount> counts(ServiceSearch search, Sight sight, boolean similar, Facet facet) {
        SearchConditions conditions = SearchConditions.of(search, sight, similar, facet == Facet.CATEGORY);
        String from =
                switch (facet) {
                    case CATEGORY -> "category AS value FROM catalog.service";
                    case TAG -> "value FROM catalog.service CROSS JOIN unnest(tags) value";
                    case CAPABILITY -> "value FROM catalog.service CROSS JOIN unnest(capabilities) value";
                };
        return new ArrayList<>(jdbc.sql("SELECT value, count(*) AS services FROM (SELECT " + from + conditions.where()
                        + ") each GROUP BY value ORDER BY services DESC, value LIMIT " + MOST_VALUES)
                .params(conditions.values())
                .query((row, number) -> new FacetCount(row.getString("value"), row.getLong("services")))
                .list());
    }
}
