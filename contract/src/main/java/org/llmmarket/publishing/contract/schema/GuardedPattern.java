package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;

/** The keyword {@code pattern}, which may not backtrack for ever. */
final class GuardedPattern implements Evaluator {

    private final EvaluationGuard guard;
    private final WatchedPattern pattern;

    GuardedPattern(EvaluationGuard guard, WatchedPattern pattern) {
        this.guard = guard;
        this.pattern = pattern;
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode value) {
        if (!value.isString() || guard.finds(pattern, value.asString())) {
            return Result.success();
        }
        return Result.failure("the text does not match the pattern " + pattern);
    }
}
