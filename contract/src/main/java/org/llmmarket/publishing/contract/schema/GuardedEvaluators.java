package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.Optional;

/** The keywords of JSON Schema 2020-12, each under the eyes of the guard. */
final class GuardedEvaluators implements EvaluatorFactory {

    private final EvaluatorFactory keywords = new Dialects.Draft2020Dialect().getEvaluatorFactory();
    private final EvaluationGuard guard;

    GuardedEvaluators(EvaluationGuard guard) {
        this.guard = guard;
    }

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode node) {
        if (keyword.equals("pattern") && node.isString()) {
            return Optional.of(new GuardedPattern(guard, WatchedPattern.of(node.asString())));
        }
        if (keyword.equals("patternProperties") && node.isObject()) {
            return Optional.of(new GuardedPatternProperties(guard, context, node));
        }
        return keywords.create(context, keyword, node).map(Guarded::new);
    }

    private final class Guarded implements Evaluator {

        private final Evaluator evaluator;

        Guarded(Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public Result evaluate(EvaluationContext context, JsonNode value) {
            guard.enter();
            try {
                return evaluator.evaluate(context, value);
            } finally {
                guard.leave();
            }
        }

        @Override
        public int getOrder() {
            return evaluator.getOrder();
        }
    }
}
