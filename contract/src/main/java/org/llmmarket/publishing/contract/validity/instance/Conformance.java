package org.llmmarket.publishing.contract.validity.instance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Holds values against schemas of one document without compiling them, and tells only what is certain: a schema that is
 * elsewhere, a keyword that needs the whole evaluation, or a value that takes too long speaks against nothing.
 */
public final class Conformance {

    private static final int DEEPEST = 60;

    private final OpenApiDocument document;
    private final boolean hasOldSchemas;
    private final Effort effort = new Effort();
    private final Assertions assertions = new Assertions(effort);
    private final Map<String, JsonNode> targets = new HashMap<>();
    private int depth;
    private @Nullable Misfit misfit;

    /**
     * Where a value does not fit.
     *
     * @param pointer a JSON pointer into the value
     * @param demand what it must be, as the end of a sentence
     */
    public record Misfit(String pointer, String demand) {}

    public Conformance(OpenApiDocument document) {
        this.document = document;
        this.hasOldSchemas = document.hasOldSchemas();
    }

    /** What is wrong with a value, if something certainly is. */
    public Optional<Misfit> misfit(JsonNode schema, JsonNode value) {
        effort.start();
        depth = 0;
        misfit = null;
        return fit(schema, value, "") == Fit.NO ? Optional.ofNullable(misfit) : Optional.empty();
    }

    /** What is wrong with a value by the keywords of a schema that look at it alone. */
    public Optional<String> plainMisfit(JsonNode schema, JsonNode value) {
        effort.start();
        return assertions.against(schema, value);
    }

    Fit fit(JsonNode schema, JsonNode value, String at) {
        effort.step();
        if (schema.isBoolean()) {
            return schema.booleanValue() ? Fit.YES : no(at, "absent");
        }
        if (!schema.isObject() || effort.isSpent() || depth >= DEEPEST) {
            return Fit.UNKNOWN;
        }
        depth++;
        try {
            return evaluate(schema, value, at);
        } finally {
            depth--;
        }
    }

    private Fit evaluate(JsonNode schema, JsonNode value, String at) {
        Fit fit = schema.has("$dynamicRef") || schema.has("$schema") ? Fit.UNKNOWN : Fit.YES;
        if (schema.path("$ref").isString()) {
            String reference = schema.path("$ref").asString();
            JsonNode target = targets.computeIfAbsent(
                    document.references().scope(schema) + reference,
                    any -> document.references().target(schema, reference));
            fit = fit.and(fit(target, value, at));
            if (hasOldSchemas) {
                return fit;
            }
        }
        Optional<String> demand = assertions.against(schema, value);
        if (demand.isPresent()) {
            return no(at, demand.get());
        }
        if (value.isObject()) {
            fit = fit.and(new ObjectFit(this).of(schema, value, at));
        } else if (value.isArray()) {
            fit = fit.and(items(schema, value, at));
        }
        return fit.and(combinations(schema, value, at));
    }

    private Fit items(JsonNode schema, JsonNode value, String at) {
        Fit fit = schema.has("unevaluatedItems") ? Fit.UNKNOWN : Fit.YES;
        JsonNode first = schema.path("prefixItems");
        JsonNode others = schema.path("items");
        for (int i = 0; i < value.size() && fit != Fit.NO; i++) {
            JsonNode item = i < first.size() ? first.path(i) : others;
            if (!item.isMissingNode()) {
                fit = fit.and(fit(item, value.path(i), at + "/" + i));
            }
        }
        JsonNode contained = schema.path("contains");
        boolean hasCount = schema.has("minContains") || schema.has("maxContains");
        if (!contained.isMissingNode() && !hasCount && fit != Fit.NO) {
            boolean none = value.valueStream().allMatch(item -> fit(contained, item, at) == Fit.NO);
            return none ? no(at, "a list that contains what 'contains' asks for") : fit;
        }
        return fit;
    }

    private Fit combinations(JsonNode schema, JsonNode value, String at) {
        Fit fit = Fit.YES;
        for (JsonNode part : schema.path("allOf")) {
            fit = fit.and(fit(part, value, at));
        }
        if (!schema.path("anyOf").isEmpty()) {
            fit = fit.and(alternatives(schema.path("anyOf"), value, at, "anyOf", false));
        }
        if (!schema.path("oneOf").isEmpty()) {
            fit = fit.and(alternatives(schema.path("oneOf"), value, at, "oneOf", true));
        }
        if (schema.has("not") && fit != Fit.NO) {
            Fit excluded = fit(schema.path("not"), value, at);
            fit = fit.and(excluded == Fit.YES ? no(at, "what 'not' allows") : excluded.not());
        }
        return schema.has("if") && fit != Fit.NO ? fit.and(condition(schema, value, at)) : fit;
    }

    private Fit condition(JsonNode schema, JsonNode value, String at) {
        Fit condition = fit(schema.path("if"), value, at);
        if (condition == Fit.UNKNOWN) {
            return Fit.UNKNOWN;
        }
        JsonNode branch = schema.path(condition == Fit.YES ? "then" : "else");
        return branch.isMissingNode() ? Fit.YES : fit(branch, value, at);
    }

    private Fit alternatives(JsonNode schemas, JsonNode value, String at, String keyword, boolean onlyOne) {
        int fitting = 0;
        int unknown = 0;
        for (JsonNode schema : schemas) {
            Fit fit = fit(schema, value, at);
            fitting += fit == Fit.YES ? 1 : 0;
            unknown += fit == Fit.UNKNOWN ? 1 : 0;
        }
        if (onlyOne && fitting > 1) {
            return no(at, "what one schema of 'oneOf' allows, and no other");
        }
        if (fitting == 0) {
            return unknown > 0 ? Fit.UNKNOWN : no(at, "what a schema of '" + keyword + "' allows");
        }
        return onlyOne && unknown > 0 ? Fit.UNKNOWN : Fit.YES;
    }

    JsonNode resolved(JsonNode schema) {
        return document.references().resolve(schema);
    }

    Fit finds(String pattern, String text) {
        return effort.finds(pattern, text);
    }

    Fit no(String at, String demand) {
        misfit = new Misfit(at, demand);
        return Fit.NO;
    }

    static Iterable<Map.Entry<String, JsonNode>> members(JsonNode object) {
        return object.properties();
    }
}
