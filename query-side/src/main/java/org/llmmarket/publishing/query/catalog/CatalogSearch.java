package org.llmmarket.publishing.query.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds services in the read model: one query a page, in a stable order. */
class CatalogSearch {

    private final JdbcClient jdbc;

    CatalogSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was found, with its place in the list; one more than the limit where there is more. */
    List<Found> find(ServiceSearch search, Sight sight) {
        if (search.words().filter(String::isEmpty).isPresent()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("status IS NOT NULL"));
        visible(sight, conditions, values);
        any("category", names(search.categories(), Category::wire), conditions, values);
        any("status", names(search.states(), ServiceStatus::wire), conditions, values);
        any("provider_id", search.providers(), conditions, values);
        all("tags", search.tags(), conditions, values);
        all("capabilities", search.capabilities(), conditions, values);
        String rank = rank(search, conditions, values);
        return jdbc.sql("SELECT * FROM (SELECT position, coalesce(presented, entry) AS entry, created_at, service_id, "
                        + rank + " AS rank"
                        + " FROM catalog.service WHERE " + String.join(" AND ", conditions) + ") found"
                        + after(search, values) + " ORDER BY " + order(search) + " LIMIT " + (search.limit() + 1))
                .params(values)
                .query((row, number) -> found(row))
                .list();
    }

    private static void visible(Sight sight, List<String> conditions, Map<String, Object> values) {
        if (sight.isEverywhere()) {
            return;
        }
        values.put("levels", names(sight.levels(), ComplianceLevel::wire).toArray(String[]::new));
        String onTheMarket = "status IN ('active', 'deprecated') AND level = ANY(:levels)";
        if (sight.caller().account() == null) {
            conditions.add(onTheMarket);
        } else {
            values.put("caller", sight.caller().account().toString());
            conditions.add("(provider_id = :caller OR " + onTheMarket + ")");
        }
    }

    private static void any(String column, List<String> wanted, List<String> conditions, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            values.put(column, wanted.toArray(String[]::new));
            conditions.add(column + " = ANY(:" + column + ")");
        }
    }

    private static void all(String column, List<String> wanted, List<String> conditions, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            values.put(column, wanted.toArray(String[]::new));
            conditions.add(column + " @> :" + column + "::text[]");
        }
    }

    private static String rank(ServiceSearch search, List<String> conditions, Map<String, Object> values) {
        return search.words()
                .map(words -> {
                    values.put("words", words);
                    conditions.add("words @@ :words::tsquery");
                    return "(ts_rank(words, :words::tsquery) * 1000000)::bigint";
                })
                .orElse("0::bigint");
    }

    /** Without words every rank is the same, and the index over the rest can be followed. */
    private static String after(ServiceSearch search, Map<String, Object> values) {
        return search.after()
                .map(place -> {
                    values.put("createdAt", place.createdAt().atOffset(ZoneOffset.UTC));
                    values.put("id", place.serviceId());
                    if (search.words().isEmpty()) {
                        return " WHERE (created_at, service_id) < (:createdAt, :id)";
                    }
                    values.put("rank", place.rank());
                    return " WHERE (rank, created_at, service_id) < (:rank, :createdAt, :id)";
                })
                .orElse("");
    }

    private static String order(ServiceSearch search) {
        return search.words().isEmpty()
                ? "created_at DESC, service_id DESC"
                : "rank DESC, created_at DESC, service_id DESC";
    }

    private static <E> List<String> names(List<E> all, Function<E, String> wire) {
        return all.stream().map(wire).toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                CatalogTable.entry(row).entry(),
                new ServiceSearch.Place(
                        row.getLong("rank"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("service_id")));
    }

    /** A row of a list. */
    record Found(CatalogEntry entry, ServiceSearch.Place place) {}
}
