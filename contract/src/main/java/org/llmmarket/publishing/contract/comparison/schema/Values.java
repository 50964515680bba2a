package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/**
 * The values that are listed, and those that are ruled out, each by its {@link JsonText}.
 *
 * @param listed the only values there are; null where others may be
 * @param place where they are listed or ruled out, if they are
 */
record Values(
        @Nullable Map<String, JsonNode> listed,
        Map<String, JsonNode> excluded,
        @Nullable Place place) {

    static final Values ANY = new Values(null, Map.of(), null);

    static Values of(Map<String, JsonNode> listed, Place place) {
        return new Values(listed, Map.of(), place);
    }

    Values and(Values other) {
        Map<String, JsonNode> out = new LinkedHashMap<>(excluded);
        out.putAll(other.excluded);
        Map<String, JsonNode> in = listed;
        if (in == null) {
            in = other.listed;
        } else if (other.listed != null) {
            in = new LinkedHashMap<>(in);
            in.keySet().retainAll(other.listed.keySet());
        }
        Place spot = listed != null || other.place == null ? place : other.place;
        return new Values(in, out, spot == null ? other.place : spot);
    }
}
