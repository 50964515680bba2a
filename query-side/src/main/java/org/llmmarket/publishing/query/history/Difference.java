package org.llmmarket.publishing.query.history;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import tools.jackson.databind.JsonNode;

/** What is different about a service between two instants, field by field. */
record Difference(ServiceId serviceId, Instant from, Instant to, List<Change> changes) {

    /**
     * One field.
     *
     * @param field {@code pricing.rates[0].rate}
     * @param from its value at the first instant; null when it had none
     */
    record Change(
            String field, @Nullable JsonNode from, @Nullable JsonNode to) {}

    /** A service that was not there at an instant had no value in any field. */
    static List<Change> between(Optional<ServiceView> before, Optional<ServiceView> after) {
        Map<String, JsonNode> old = fields(before);
        Map<String, JsonNode> now = fields(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !isSame(old.get(name), now.get(name)))
                .map(name -> new Change(name, old.get(name), now.get(name)))
                .toList();
    }

    private static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    private static Map<String, JsonNode> fields(Optional<ServiceView> view) {
        Map<String, JsonNode> fields = new TreeMap<>();
        view.ifPresent(service -> collect("", CatalogJson.MAPPER.valueToTree(service), fields));
        return fields;
    }

    private static void collect(String path, JsonNode value, Map<String, JsonNode> fields) {
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            fields));
        } else if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                collect(path + "[" + index + "]", value.get(index), fields);
            }
        } else if (!value.isNull()) {
            fields.put(path, value);
        }
    }
}
