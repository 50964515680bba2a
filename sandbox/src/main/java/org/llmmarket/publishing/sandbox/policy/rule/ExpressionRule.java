package org.llmmarket.publishing.sandbox.policy.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import policyengine.v1.Policy;
import policyengine.v1.ValidateServiceRequest;

/** A rule that is a condition: the service complies when it is true. */
record ExpressionRule(Policy policy, String environment, CelRuntime.Program condition) implements ServiceRule {

    @Override
    public List<Finding> judge(ValidateServiceRequest service) {
        try {
            Object complies = condition.eval(Map.of("service", service, "environment", environment));
            return Boolean.TRUE.equals(complies) ? List.of() : List.of(finding(service, message()));
        } catch (CelEvaluationException undecided) {
            // What cannot be judged does not comply: an expression must not become a way round its policy.
            String reason = "The policy '%s' could not be judged for this service: %s"
                    .formatted(policy.getName(), undecided.getMessage());
            return List.of(finding(service, reason));
        }
    }

    private Finding finding(ValidateServiceRequest service, String message) {
        var rule = policy.getRule().getExpression();
        String remediation = rule.getRemediation().isBlank()
                ? "Change the service so that this holds: " + rule.getCel()
                : rule.getRemediation();
        return new Finding(
                rule.getField(),
                Fields.valueOf(service, rule.getField()),
                policy.getMetadataOrDefault("expected", rule.getCel()),
                message,
                remediation);
    }

    private String message() {
        String message = policy.getRule().getExpression().getMessage();
        return message.isBlank()
                ? "The service does not comply with the policy '%s'.".formatted(policy.getName())
                : message;
    }
}
