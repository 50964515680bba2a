package org.llmmarket.publishing.contract.comparison.message;

import java.util.Set;
import java.util.TreeSet;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** The types that a schema plainly names, which decide how its values are written as text. */
final class SchemaTypes {

    private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean", "null");
    private final Set<String> names = new TreeSet<>();

    private SchemaTypes(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            names.add(type.asString());
        }
        type.forEach(name -> names.add(name.asString("")));
    }

    static SchemaTypes of(Place schema) {
        return new SchemaTypes(schema.resolved().node());
    }

    boolean isNamed() {
        return !names.isEmpty();
    }

    boolean isScalar() {
        return isNamed() && SCALARS.containsAll(names);
    }

    boolean isArray() {
        return names.contains("array") && !names.contains("object");
    }

    /** Whether values of this type may be there; any may where none is named. */
    boolean allows(String type) {
        return !isNamed() || names.contains(type);
    }
}
