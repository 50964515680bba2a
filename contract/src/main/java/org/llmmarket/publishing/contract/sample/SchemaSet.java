package org.llmmarket.publishing.contract.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.llmmarket.publishing.contract.document.References;
import tools.jackson.databind.JsonNode;

/** Schemas that apply at once: references followed, {@code allOf} laid open, choices still to be made. */
final class SchemaSet {

    private static final Set<String> ALL_TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private final References references;
    private final boolean old;
    private final List<JsonNode> roots;
    private final Set<JsonNode> decided;
    private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<JsonNode> parts = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private boolean impossible;

    private SchemaSet(References references, boolean old, List<JsonNode> roots, Set<JsonNode> decided) {
        this.references = references;
        this.old = old;
        this.roots = roots;
        this.decided = decided;
        roots.forEach(this::open);
    }

    /** Opens schemas; in those of OpenAPI 3.0 a reference stands alone. */
    static SchemaSet of(References references, boolean old, List<JsonNode> schemas) {
        return new SchemaSet(references, old, schemas, Set.of());
    }

    /** The same schemas with one choice made. */
    SchemaSet deciding(Choice choice, List<JsonNode> alternative) {
        Set<JsonNode> more = Collections.newSetFromMap(new IdentityHashMap<>());
        more.addAll(decided);
        more.add(choice.keyword());
        List<JsonNode> schemas = new ArrayList<>(roots);
        schemas.addAll(alternative);
        return new SchemaSet(references, old, schemas, more);
    }

    private void open(JsonNode schema) {
        if (schema.isBoolean()) {
            impossible |= !schema.booleanValue();
        }
        if (!schema.isObject() || !seen.add(schema)) {
            return;
        }
        if (schema.path("$ref").isString()) {
            open(references.target(schema, schema.path("$ref").asString()));
            if (old) {
                return;
            }
        }
        if (schema.path("$dynamicRef").isString()) {
            open(references.target(schema, schema.path("$dynamicRef").asString()));
        }
        parts.add(schema);
        schema.path("allOf").forEach(this::open);
        choose(schema, "anyOf");
        choose(schema, "oneOf");
        if (schema.has("if") && !decided.contains(schema.path("if"))) {
            choices.add(Choice.ofCondition(schema));
        }
    }

    private void choose(JsonNode schema, String keyword) {
        JsonNode alternatives = schema.path(keyword);
        if (alternatives.isArray() && !alternatives.isEmpty() && !decided.contains(alternatives)) {
            choices.add(Choice.of(schema, alternatives, references));
        }
    }

    boolean isImpossible() {
        return impossible;
    }

    List<JsonNode> parts() {
        return parts;
    }

    List<Choice> choices() {
        return choices;
    }

    boolean has(String keyword) {
        return parts.stream().anyMatch(part -> part.has(keyword));
    }

    /** The types that all parts allow; none at all where they contradict each other. */
    Set<String> types() {
        Set<String> types = null;
        for (JsonNode part : parts) {
            Set<String> allowed = typesOf(part.path("type"));
            if (allowed.contains("number")) {
                allowed.add("integer");
            }
            if (types == null) {
                types = allowed.isEmpty() ? null : allowed;
            } else if (!allowed.isEmpty()) {
                types.retainAll(allowed);
            }
        }
        return types == null ? ALL_TYPES : types;
    }

    /** Whether any part says which types it allows. */
    boolean isTyped() {
        return parts.stream().anyMatch(part -> !typesOf(part.path("type")).isEmpty());
    }

    private static Set<String> typesOf(JsonNode type) {
        Set<String> types = new LinkedHashSet<>();
        if (type.isString()) {
            types.add(type.asString());
        }
        type.forEach(one -> types.add(one.asString("")));
        types.retainAll(ALL_TYPES);
        return types;
    }

    /** The names that some part requires. */
    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode part : parts) {
            part.path("required").forEach(name -> {
                if (name.isString()) {
                    names.add(name.asString());
                }
            });
        }
        return names;
    }

    /** The strictest of a numeric keyword's values. */
    Optional<BigDecimal> strictest(String keyword, BinaryOperator<BigDecimal> stricter) {
        return parts.stream()
                .map(part -> part.path(keyword))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .reduce(stricter);
    }

    int count(String keyword, int otherwise) {
        BinaryOperator<BigDecimal> stricter = keyword.startsWith("min") ? BigDecimal::max : BigDecimal::min;
        return strictest(keyword, stricter)
                .map(count -> count.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue())
                .orElse(otherwise);
    }

    Optional<String> text(String keyword) {
        return parts.stream()
                .map(part -> part.path(keyword))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst();
    }
}
