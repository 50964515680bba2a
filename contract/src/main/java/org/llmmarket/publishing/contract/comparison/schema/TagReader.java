package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of one schema object that are no bounds and hold no schemas. */
final class TagReader {

    private static final Set<String> NUMBER_FORMATS = Set.of(
            "int8",
            "int16",
            "int32",
            "int64",
            "uint",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "float",
            "double",
            "decimal",
            "decimal128",
            "double-int",
            "sf-integer",
            "sf-decimal",
            "integer",
            "number",
            "long",
            "int");
    /** What a text stands for, which no comparison of values decides. */
    static final Set<String> NOTATIONS = Set.of("format", "contentEncoding", "contentMediaType");

    private static final List<String> CONTENT = List.of("contentEncoding", "contentMediaType");

    private TagReader() {}

    static Map<String, Map<String, Place>> read(Kind kind, Set<Kind> kinds, Place place) {
        Map<String, Map<String, Place>> tags = new LinkedHashMap<>();
        JsonNode node = place.node();
        if (kind == Kind.NUMBER) {
            List<String> types = AssertionReader.types(node.path("type"));
            if (types.contains("integer") && !types.contains("number")) {
                tags.put("multipleOf", Map.of("1", place.member("type")));
            }
            JsonNode multiple = node.path("multipleOf");
            if (multiple.isNumber() && multiple.decimalValue().compareTo(BigDecimal.ZERO) > 0) {
                Map<String, Place> texts = new LinkedHashMap<>(tags.getOrDefault("multipleOf", Map.of()));
                texts.put(JsonText.of(multiple), place.member("multipleOf"));
                tags.put("multipleOf", texts);
            }
        }
        if (kind == Kind.STRING) {
            text("pattern", place, tags);
            CONTENT.forEach(keyword -> text(keyword, place, tags));
        }
        if (kind == Kind.ARRAY && node.path("uniqueItems").asBoolean(false)) {
            tags.put("uniqueItems", Map.of("true", place.member("uniqueItems")));
        }
        if (kind == Kind.OBJECT) {
            Map<String, Place> dependents = Dependents.read(place);
            if (!dependents.isEmpty()) {
                tags.put(Dependents.KEYWORD, dependents);
            }
        }
        format(kind, kinds, place, tags);
        return tags;
    }

    private static void text(String keyword, Place place, Map<String, Map<String, Place>> tags) {
        JsonNode text = place.node().path(keyword);
        if (text.isString()) {
            tags.put(keyword, Map.of(text.asString(), place.member(keyword)));
        }
    }

    private static void format(Kind kind, Set<Kind> kinds, Place place, Map<String, Map<String, Place>> tags) {
        if (!place.node().path("format").isString()) {
            return;
        }
        String format = place.node().path("format").asString();
        Place spot = place.member("format");
        Kind owner = NUMBER_FORMATS.contains(format) ? Kind.NUMBER : Kind.STRING;
        Kind other = owner == Kind.NUMBER ? Kind.STRING : Kind.NUMBER;
        boolean elsewhere = kinds.contains(other) && !kinds.contains(owner);
        if (kind != (elsewhere ? other : owner) || format.equals("password")) {
            return;
        }
        switch (format) {
            case "byte" -> tags.putIfAbsent("contentEncoding", Map.of("base64", spot));
            case "binary" -> tags.putIfAbsent("contentMediaType", Map.of("application/octet-stream", spot));
            default -> tags.put("format", Map.of(format, spot));
        }
    }
}
