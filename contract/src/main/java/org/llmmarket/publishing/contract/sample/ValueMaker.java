package org.llmmarket.publishing.contract.sample;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes one value in one manner; nothing ({@code null}) where a schema allows no value that ends, or the thread is
 * interrupted.
 */
final class ValueMaker {

    /** Marks the value of a discriminator: taken where the other schemas of the property agree. */
    static final String TAG = "x-tag";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_ATTEMPTS = 3_000;
    private static final int DEEPEST = 24;

    private final OpenApiDocument document;
    private final SchemaCheck check;
    private final Direction direction;
    private final Manner manner;
    private final IdentityHashMap<JsonNode, Integer> entered = new IdentityHashMap<>();
    private int attempts;
    private int depth;

    ValueMaker(OpenApiDocument document, SchemaCheck check, Direction direction, Manner manner) {
        this.document = document;
        this.check = check;
        this.direction = direction;
        this.manner = manner;
    }

    @Nullable
    JsonNode make(JsonNode schema) {
        return make(List.of(schema), false);
    }

    /** A value for which all of the schemas hold; an optional one is left out rather than entered a second time. */
    @Nullable
    JsonNode make(List<JsonNode> schemas, boolean optional) {
        SchemaSet set = SchemaSet.of(document.references(), document.hasOldSchemas(), schemas);
        return make(set, optional);
    }

    private @Nullable JsonNode make(SchemaSet set, boolean optional) {
        attempts++;
        if (isGivenUp() || set.isImpossible() || depth > DEEPEST || isRecursive(set, optional)) {
            return null;
        }
        if (!set.choices().isEmpty()) {
            return chosen(set, set.choices().get(0), optional);
        }
        List<JsonNode> structures =
                set.parts().stream().filter(ValueMaker::isStructure).toList();
        structures.forEach(part -> entered.merge(part, 1, Integer::sum));
        depth++;
        try {
            return undivided(set);
        } finally {
            depth--;
            structures.forEach(part -> entered.merge(part, -1, Integer::sum));
        }
    }

    private boolean isGivenUp() {
        return attempts > MOST_ATTEMPTS || Thread.currentThread().isInterrupted();
    }

    private @Nullable JsonNode chosen(SchemaSet set, Choice choice, boolean optional) {
        for (List<JsonNode> alternative : choice.alternatives()) {
            if (isGivenUp()) {
                return null;
            }
            JsonNode value = make(set.deciding(choice, alternative), optional);
            if (value != null
                    && (!manner.careful()
                            || check.check(choice.owner(), value, direction).isAcceptable())) {
                return value;
            }
        }
        return null;
    }

    private boolean isRecursive(SchemaSet set, boolean optional) {
        int most = set.parts().stream()
                .mapToInt(part -> entered.getOrDefault(part, 0))
                .max()
                .orElse(0);
        return most >= (optional ? 1 : 3);
    }

    private static boolean isStructure(JsonNode part) {
        return part.has("properties")
                || part.has("items")
                || part.has("additionalProperties")
                || part.has("prefixItems");
    }

    private @Nullable JsonNode undivided(SchemaSet set) {
        Set<String> types = set.types();
        if (types.isEmpty()) {
            return null;
        }
        List<JsonNode> fixed = fixedValues(set);
        if (!fixed.isEmpty() || set.has("const") || hasEnum(set)) {
            return fixed.isEmpty() ? null : fixed.get(0);
        }
        for (JsonNode example : manner.examples() ? examples(set) : List.<JsonNode>of()) {
            if (isPlausible(example, set)) {
                return example;
            }
        }
        return ofType(typeOf(set, types), set);
    }

    /** The constants and listed values that every part allows; what an example or default names comes first. */
    private List<JsonNode> fixedValues(SchemaSet set) {
        List<JsonNode> values = new ArrayList<>();
        set.parts().stream()
                .map(part -> part.path(TAG))
                .filter(JsonNode::isString)
                .forEach(values::add);
        for (JsonNode part : set.parts()) {
            if (part.has("const")) {
                values.add(part.path("const"));
            }
            part.path("enum").forEach(values::add);
        }
        values.removeIf(value -> !isAllowed(value, set));
        List<JsonNode> ordered = new ArrayList<>();
        if (!values.isEmpty() && !set.has(TAG)) {
            examples(set).stream().filter(values::contains).forEach(ordered::add);
        }
        values.stream().filter(value -> !value.isNull()).forEach(ordered::add);
        ordered.addAll(values);
        return ordered;
    }

    private static boolean hasEnum(SchemaSet set) {
        return set.parts().stream()
                .anyMatch(part ->
                        part.path("enum").isArray() && !part.path("enum").isEmpty());
    }

    private static boolean isAllowed(JsonNode value, SchemaSet set) {
        boolean typed = set.types().contains(SampleType.of(value)) || value.isNull();
        return typed && set.parts().stream().allMatch(part -> allows(part, value));
    }

    private static boolean allows(JsonNode part, JsonNode value) {
        boolean listed = !part.path("enum").isArray()
                || part.path("enum").isEmpty()
                || part.path("enum").valueStream().anyMatch(value::equals);
        return listed && (!part.has("const") || part.path("const").equals(value));
    }

    private static List<JsonNode> examples(SchemaSet set) {
        List<JsonNode> examples = new ArrayList<>();
        for (JsonNode part : set.parts()) {
            if (part.has("example")) {
                examples.add(part.path("example"));
            }
            if (part.path("examples").isArray()) {
                part.path("examples").forEach(examples::add);
            }
        }
        for (JsonNode part : set.parts()) {
            if (part.has("default")) {
                examples.add(part.path("default"));
            }
        }
        examples.removeIf(JsonNode::isNull);
        return examples;
    }

    private static boolean isPlausible(JsonNode example, SchemaSet set) {
        return set.types().contains(SampleType.of(example))
                && (!example.isObject() || set.required().stream().allMatch(example::has));
    }

    private static String typeOf(SchemaSet set, Set<String> types) {
        if (set.isTyped()) {
            return types.stream()
                    .filter(type -> !type.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return SampleType.impliedBy(set);
    }

    private @Nullable JsonNode ofType(String type, SchemaSet set) {
        return switch (type) {
            case "object" -> new ObjectSample(this, set, direction, manner.extent(), depth).make();
            case "array" -> new ArraySample(this, set, depth).make();
            case "string" -> StringSample.of(set).map(NODES::stringNode).orElse(null);
            case "integer" -> NumberSample.of(set, true).map(NumberSample::node).orElse(null);
            case "number" -> NumberSample.of(set, false).map(NumberSample::node).orElse(null);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.nullNode();
        };
    }
}
