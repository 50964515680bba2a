package org.llmmarket.publishing.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is different about a service between two instants: field by field, and as what turns the one answer into the other.
 *
 * @param patch by RFC 6902; where there was no answer, the document before was {@code null}
 */
record Difference(ServiceId serviceId, Instant from, Instant to, List<Change> changes, List<JsonNode> patch) {

    /** As answers are written: what has no value is null. */
    private static final JsonMapper ANSWERS = CatalogJson.MAPPER
            .rebuild()
            .changeDefaultPropertyInclusion(
                    inclusion -> JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /**
     * One field.
     *
     * @param field {@code pricing.rates[0].rate}
     * @param from its value at the first instant; null when it had none
     * @param sentence the same for people
     */
    record Change(
            String field, @Nullable JsonNode from, @Nullable JsonNode to, String sentence) {}

    /** A service that was not there at an instant had no value in any field. */
    static Difference between(
            ServiceId service, Instant from, Optional<ServiceView> before, Instant to, Optional<ServiceView> after) {
        JsonNode old = json(before);
        JsonNode now = json(after);
        return new Difference(service, from, to, changes(old, now), JsonPatch.between(old, now));
    }

    /** The sentences in Markdown, the last change of all left out, which says no more than that there was one. */
    String markdown() {
        String told = changes.stream()
                .filter(change -> !change.field().equals("updatedAt"))
                .map(change -> "- " + change.sentence() + "\n")
                .collect(Collectors.joining());
        return "# What changed from " + from + " to " + to + "\n\n" + (told.isEmpty() ? "Nothing.\n" : told);
    }

    private static @Nullable JsonNode json(Optional<ServiceView> view) {
        return view.<@Nullable JsonNode>map(ANSWERS::valueToTree).orElse(null);
    }

    private static List<Change> changes(@Nullable JsonNode before, @Nullable JsonNode after) {
        Wording wording = new Wording(before, after);
        Map<String, JsonNode> old = fields(before);
        Map<String, JsonNode> now = fields(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name ->
                        new Change(name, old.get(name), now.get(name), wording.of(name, old.get(name), now.get(name))))
                .toList();
    }

    private static Map<String, JsonNode> fields(@Nullable JsonNode view) {
        Map<String, JsonNode> fields = new TreeMap<>();
        if (view != null) {
            collect("", view, fields);
        }
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
