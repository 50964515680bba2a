package org.llmmarket.publishing.contract.comparison.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** The types that a schema names, by itself or by what it is made of; they decide how its values are written as text. */
final class SchemaTypes {

    private static final int MOST_PARTS = 100;
    private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean", "null");

    private final Set<String> names;
    private int parts;

    private SchemaTypes(Place schema) {
        this.names = names(schema);
    }

    static SchemaTypes of(Place schema) {
        return new SchemaTypes(schema);
    }

    /** None where values of any type may be there. */
    private Set<String> names(Place written) {
        Place schema = written.resolved();
        JsonNode type = schema.node().path("type");
        if (!type.isMissingNode()) {
            return Stream.concat(Stream.of(type).filter(JsonNode::isString), type.valueStream())
                    .map(name -> name.asString(""))
                    .collect(Collectors.toSet());
        }
        Set<String> names = Stream.concat(
                        schema.node().path("enum").valueStream(),
                        Stream.ofNullable(schema.node().get("const")))
                .map(value -> value.getNodeType().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
            if (names.isEmpty()) {
                names = names(schema.member(keyword), keyword.equals("allOf"));
            }
        }
        return names;
    }

    /** What parts name together: one of several that all hold is enough, of alternatives each must name something. */
    private Set<String> names(Place list, boolean all) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < list.node().size() && parts++ < MOST_PARTS; i++) {
            Set<String> named = names(list.element(i));
            if (named.isEmpty() != all) {
                return named;
            }
            names.addAll(named);
        }
        return parts < MOST_PARTS ? names : Set.of();
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
