package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceStatus;

/** A search as conditions of SQL, and the values in them. */
final class SearchConditions {

    private final List<String> conditions = new ArrayList<>(List.of("status IS NOT NULL"));
    private final Map<String, Object> values = new HashMap<>();
    private String rank = "0::bigint";
    private String table = "catalog.service";

    private SearchConditions() {}

    /**
     * What the caller may see and asks for.
     *
     * @param similar whether words that are similar to those given will do
     * @param anyCategory leaves the filter by category out
     */
    static SearchConditions of(ServiceSearch search, Sight sight, boolean similar, boolean anyCategory) {
        SearchConditions all = new SearchConditions();
        search.asOf().ifPresent(all::held);
        all.visible(sight);
        if (!anyCategory) {
            all.any("category", names(search.categories(), Category::wire));
        }
        all.any("status", names(search.states(), ServiceStatus::wire));
        all.any("provider_id", search.providers());
        all.all("tags", search.tags());
        all.all("capabilities", search.capabilities());
        search.words().ifPresent(words -> {
            if (similar) {
                all.similar(words.words());
            } else {
                all.exact(words);
            }
        });
        return all;
    }

    String from() {
        return " FROM " + table;
    }

    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    /** How well a row fits, as an expression. */
    String rank() {
        return rank;
    }

    Map<String, Object> values() {
        return values;
    }

    /** What was created later is no part of the list: the index that it follows begins there. */
    private void held(Instant asOf) {
        table = PastTable.SERVICES;
        values.put("asOf", asOf.atOffset(ZoneOffset.UTC));
        conditions.add("created_at <= :asOf AND valid_from <= :asOf AND valid_to > :asOf");
    }

    private void visible(Sight sight) {
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

    private void any(String column, List<String> wanted) {
        if (!wanted.isEmpty()) {
            values.put(column, wanted.toArray(String[]::new));
            conditions.add(column + " = ANY(:" + column + ")");
        }
    }

    private void all(String column, List<String> wanted) {
        if (!wanted.isEmpty()) {
            values.put(column, wanted.toArray(String[]::new));
            conditions.add(column + " @> :" + column + "::text[]");
        }
    }

    private void exact(SoughtWords words) {
        values.put("words", words.query());
        conditions.add("words @@ :words::tsquery");
        rank = "(ts_rank(words, :words::tsquery) * 1000000)::bigint";
    }

    /** Each word must be there, or begin one that is, or be similar to one of the names. */
    private void similar(List<String> words) {
        List<String> similarities = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            values.put("query" + i, SoughtWords.query(word));
            String there = "words @@ :query" + i + "::tsquery";
            if (SoughtWords.canBeMistyped(word)) {
                values.put("word" + i, word);
                conditions.add("(" + there + " OR names %> :word" + i + ")");
                similarities.add("word_similarity(:word" + i + ", names)");
            } else {
                conditions.add(there);
            }
        }
        rank = "((" + String.join(" + ", similarities) + ") * 1000000)::bigint";
    }

    private static <E> List<String> names(List<E> all, Function<E, String> wire) {
        return all.stream().map(wire).toList();
    }
}
