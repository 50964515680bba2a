package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keyword {@code patternProperties}, which may not backtrack for ever. */
final class GuardedPatternProperties implements Evaluator {

    private final EvaluationGuard guard;
    private final Map<WatchedPattern, String> schemas = new LinkedHashMap<>();

    GuardedPatternProperties(EvaluationGuard guard, SchemaParsingContext context, JsonNode node) {
        this.guard = guard;
        node.asObject()
                .forEach((pattern, schema) -> schemas.put(WatchedPattern.of(pattern), context.getAbsoluteUri(schema)));
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode value) {
        if (!value.isObject()) {
            return Result.success();
        }
        boolean valid = true;
        Set<String> evaluated = new HashSet<>();
        for (Map.Entry<String, JsonNode> member : value.asObject().entrySet()) {
            for (Map.Entry<WatchedPattern, String> schema : schemas.entrySet()) {
                if (guard.finds(schema.getKey(), member.getKey())) {
                    evaluated.add(member.getKey());
                    valid = context.resolveInternalRefAndValidate(schema.getValue(), member.getValue()) && valid;
                }
            }
        }
        return valid ? Result.success(evaluated) : Result.failure();
    }
}
