package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.Optional;
import org.llmmarket.publishing.sandbox.policy.rule.Expressions;
import org.llmmarket.publishing.sandbox.policy.rule.InvalidExpression;
import org.llmmarket.publishing.sandbox.policy.rule.ServiceRule;
import policyengine.v1.Policy;

/** Makes a policy ready to judge, or says everything that is wrong with it. */
final class PolicyCompiler {

    private final Expressions expressions;

    PolicyCompiler(Expressions expressions) {
        this.expressions = expressions;
    }

    CompiledPolicy compile(Policy policy) {
        var faults = new Faults();
        PolicyShape.check(policy, faults);
        Optional<ServiceRule> rule = Optional.empty();
        try {
            rule = ServiceRule.of(policy, expressions);
        } catch (InvalidExpression invalid) {
            faults.add("policy.rule.expression.cel", String.valueOf(invalid.getMessage()));
        }
        faults.refuseIfAny();
        return new CompiledPolicy(policy, rule);
    }
}
