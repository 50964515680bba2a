package org.llmmarket.publishing.sandbox.policy;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.llmmarket.publishing.sandbox.policy.catalogue.CompiledPolicy;
import org.llmmarket.publishing.sandbox.policy.catalogue.Policies;
import org.llmmarket.publishing.sandbox.policy.catalogue.PolicySet;
import org.llmmarket.publishing.sandbox.policy.rule.ServiceRule;
import org.llmmarket.publishing.sandbox.policy.rule.Severity;
import policyengine.v1.PolicyViolation;
import policyengine.v1.ValidateServiceRequest;
import policyengine.v1.ValidateServiceResponse;

/** Judges a service by every enabled policy that asks something of services. */
final class ServiceValidation {

    private final Supplier<Instant> clock;

    ServiceValidation(Supplier<Instant> clock) {
        this.clock = clock;
    }

    ValidateServiceResponse judge(ValidateServiceRequest service, PolicySet policies) {
        long start = System.nanoTime();
        var answer = ValidateServiceResponse.newBuilder().setCompliant(true).setPolicyVersion(policies.version());
        int evaluated = 0;
        int failed = 0;
        for (CompiledPolicy policy : policies.enabled()) {
            if (policy.rule().isPresent()) {
                List<PolicyViolation> violations =
                        violations(policy, policy.rule().get(), service);
                evaluated++;
                failed += violations.isEmpty() ? 0 : 1;
                answer.addAllViolations(violations);
            }
        }
        answer.setCompliant(answer.getViolationsList().stream().noneMatch(each -> Severity.blocks(each.getSeverity())));
        answer.getMetadataBuilder()
                .setPoliciesEvaluated(evaluated)
                .setPoliciesPassed(evaluated - failed)
                .setPoliciesFailed(failed)
                .setValidationDurationMs((System.nanoTime() - start) / 1_000_000);
        return answer.setValidatedAt(Policies.now(clock)).build();
    }

    private static List<PolicyViolation> violations(
            CompiledPolicy policy, ServiceRule rule, ValidateServiceRequest service) {
        return rule.judge(service).stream().map(policy::violation).toList();
    }
}
