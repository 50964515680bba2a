package org.llmmarket.publishing.contract.comparison.message;

import java.util.stream.Stream;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import tools.jackson.databind.JsonNode;

/** How a value is written in a URL, a header or a form, with the defaults of the specification. */
record Style(String name, boolean explode, boolean reserved) {

    static Style of(Place owner, String in) {
        JsonNode node = owner.node();
        boolean repeats = in.equals("query") || in.equals("cookie");
        String name = node.path("style").asString(repeats ? "form" : "simple");
        boolean explode = node.path("explode").asBoolean(name.equals("form") || name.equals("cookie"));
        return new Style(name, explode, node.path("allowReserved").asBoolean(false));
    }

    /** Whether values of these schemas are written in another way once they are exploded. */
    boolean explodeMatters(Pair schema) {
        if (name.equals("deepObject")) {
            return false;
        }
        return Stream.of(schema.base(), schema.revision())
                .map(SchemaTypes::of)
                .anyMatch(types -> types.allows("object") || (types.allows("array") && !name.equals("simple")));
    }
}
