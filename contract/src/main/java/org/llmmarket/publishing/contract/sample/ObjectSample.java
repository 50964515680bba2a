package org.llmmarket.publishing.contract.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.WatchedPattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an object: what is required, and in a typical sample what is optional near the top. */
final class ObjectSample {

    private static final int OPTIONAL_TO_DEPTH = 4;
    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_NAMES_TRIED = 50;

    private final ValueMaker maker;
    private final SchemaSet set;
    private final Direction direction;
    private final Extent extent;
    private final int depth;
    private final PatternSearch search = new PatternSearch();
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    ObjectSample(ValueMaker maker, SchemaSet set, Direction direction, Extent extent, int depth) {
        this.maker = maker;
        this.set = set;
        this.direction = direction;
        this.extent = extent;
        this.depth = depth;
    }

    @Nullable
    JsonNode make() {
        Set<String> required = set.required();
        int least = set.count("minProperties", 0);
        if (least > MOST_MEMBERS) {
            return null;
        }
        for (String name : names(required)) {
            boolean must = required.contains(name);
            List<JsonNode> schemas = schemasOf(name);
            if (isLeftOut(schemas) || (!must && !isWorthwhile(schemas, least))) {
                continue;
            }
            JsonNode value = maker.make(schemas, !must);
            if (value != null) {
                object.set(name, value);
            } else if (must) {
                return null;
            }
        }
        addDependents();
        fillUp(least);
        return object;
    }

    private Set<String> names(Set<String> required) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode part : set.parts()) {
            names.addAll(part.path("properties").propertyNames());
        }
        names.addAll(required);
        return names;
    }

    private boolean isWorthwhile(List<JsonNode> schemas, int least) {
        boolean deprecated =
                schemas.stream().anyMatch(schema -> schema.path("deprecated").asBoolean(false));
        boolean shown = extent == Extent.TYPICAL && depth <= OPTIONAL_TO_DEPTH && !deprecated;
        return shown || object.size() < least;
    }

    private boolean isLeftOut(List<JsonNode> schemas) {
        return schemas.stream()
                .anyMatch(schema -> schema.path(direction.leftOut()).asBoolean(false));
    }

    /** Every schema that applies to a member: declared, by pattern, or as additional property of a part. */
    private List<JsonNode> schemasOf(String name) {
        List<JsonNode> schemas = new ArrayList<>();
        for (JsonNode part : set.parts()) {
            boolean known = part.path("properties").has(name);
            if (known) {
                schemas.add(part.path("properties").path(name));
            }
            for (Map.Entry<String, JsonNode> pattern :
                    part.path("patternProperties").properties()) {
                if (matches(pattern.getKey(), name)) {
                    schemas.add(pattern.getValue());
                    known = true;
                }
            }
            if (!known && part.has("additionalProperties")) {
                schemas.add(part.path("additionalProperties"));
            }
        }
        return schemas;
    }

    private boolean matches(String pattern, String name) {
        try {
            return pattern.length() <= PatternSample.LONGEST_PATTERN && search.finds(WatchedPattern.of(pattern), name);
        } catch (PatternSyntaxException notOurs) {
            return false;
        }
    }

    private void addDependents() {
        for (JsonNode part : set.parts()) {
            for (Map.Entry<String, JsonNode> dependents :
                    part.path("dependentRequired").properties()) {
                if (object.has(dependents.getKey())) {
                    dependents.getValue().forEach(name -> addIfMissing(name.asString("")));
                }
            }
        }
    }

    private void addIfMissing(String name) {
        JsonNode value = object.has(name) ? null : maker.make(schemasOf(name), false);
        if (value != null) {
            object.set(name, value);
        }
    }

    /** Free members, where the schema asks for more than it names, or shows its values only through them. */
    private void fillUp(int least) {
        boolean shown = extent == Extent.TYPICAL && depth <= OPTIONAL_TO_DEPTH && object.isEmpty();
        boolean map = set.parts().stream()
                .anyMatch(part -> part.path("additionalProperties").isObject());
        int wanted = Math.max(least, shown && map ? Math.min(1, set.count("maxProperties", 1)) : 0);
        for (int i = 1; object.size() < wanted && i <= wanted + 1; i++) {
            addIfMissing(freeName().orElse("key" + i));
        }
    }

    private Optional<String> freeName() {
        return set.parts().stream()
                .flatMap(part -> part.path("patternProperties").propertyNames().stream())
                .flatMap(pattern -> IntStream.range(0, MOST_NAMES_TRIED)
                        .mapToObj(length -> PatternSample.of(pattern, length, 2 * MOST_NAMES_TRIED))
                        .flatMap(Optional::stream))
                .filter(name -> !name.isEmpty() && !object.has(name))
                .findFirst();
    }
}
