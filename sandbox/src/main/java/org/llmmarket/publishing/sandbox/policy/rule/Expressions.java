package org.llmmarket.publishing.sandbox.policy.rule;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import policyengine.v1.Policy;
import policyengine.v1.ValidateServiceRequest;

/**
 * Compiles conditions in the Common Expression Language over {@code service} (a {@code ValidateServiceRequest}) and
 * {@code environment} (its name).
 */
public final class Expressions {

    private static final int LONGEST_EXPRESSION = 10_000;
    private static final int MOST_ITERATIONS = 100_000;

    private final String environment;
    private final Cel cel;

    /** Expressions that see an environment of that name. */
    public Expressions(String environment) {
        this.environment = environment;
        this.cel = CelFactory.plannerCelBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(LONGEST_EXPRESSION)
                        .comprehensionMaxIterations(MOST_ITERATIONS)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMessageTypes(ValidateServiceRequest.getDescriptor())
                .addVar(
                        "service",
                        StructTypeReference.create(
                                ValidateServiceRequest.getDescriptor().getFullName()))
                .addVar("environment", SimpleType.STRING)
                .setResultType(SimpleType.BOOL)
                .build();
    }

    /** The policy's expression as a rule. */
    ServiceRule rule(Policy policy) {
        return new ExpressionRule(
                policy, environment, compile(policy.getRule().getExpression().getCel()));
    }

    private CelRuntime.Program compile(String condition) {
        try {
            return cel.createProgram(cel.compile(condition).getAst());
        } catch (CelValidationException | CelEvaluationException invalid) {
            throw new InvalidExpression(String.valueOf(invalid.getMessage()), invalid);
        }
    }
}
