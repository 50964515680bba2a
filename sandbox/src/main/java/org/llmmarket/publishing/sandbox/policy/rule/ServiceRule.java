package org.llmmarket.publishing.sandbox.policy.rule;

import java.util.List;
import java.util.Optional;
import policyengine.v1.Policy;
import policyengine.v1.ValidateServiceRequest;

/** What a policy asks of a service. */
@FunctionalInterface
public interface ServiceRule {

    /** What the service lacks; empty when it complies. */
    List<Finding> judge(ValidateServiceRequest service);

    /**
     * The policy's rule in the environment of that name; empty when the rule asks nothing of a service, but of those who
     * use it.
     *
     * @throws InvalidExpression when the rule is an expression that is none
     */
    static Optional<ServiceRule> of(Policy policy, Expressions expressions) {
        var rule = policy.getRule();
        return switch (rule.getRuleCase()) {
            case DATA_RESIDENCY -> Optional.of(new ResidencyRule(rule.getDataResidency()));
            case COMPLIANCE -> Optional.of(new CertificationRule(rule.getCompliance()));
            case SECURITY -> Optional.of(new EndpointRule(rule.getSecurity()));
            case PRICING ->
                Optional.of(new PriceRule(
                        rule.getPricing(), policy.getMetadataOrDefault("currency", PriceRule.USUAL_CURRENCY)));
            case EXPRESSION -> Optional.of(expressions.rule(policy));
            case ACCESS_CONTROL, RATE_LIMITING, RULE_NOT_SET -> Optional.empty();
        };
    }
}
