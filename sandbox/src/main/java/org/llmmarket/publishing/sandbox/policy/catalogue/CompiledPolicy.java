package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.Optional;
import org.llmmarket.publishing.sandbox.policy.rule.Finding;
import org.llmmarket.publishing.sandbox.policy.rule.ServiceRule;
import policyengine.v1.Policy;
import policyengine.v1.PolicyViolation;

/** A policy ready to judge; its rule is empty when it asks nothing of services. */
public record CompiledPolicy(Policy policy, Optional<ServiceRule> rule) {

    /** A finding of this policy's as it is told to the caller. */
    public PolicyViolation violation(Finding finding) {
        return PolicyViolation.newBuilder()
                .setPolicyId(policy.getId())
                .setPolicyName(policy.getName())
                .setSeverity(policy.getSeverity())
                .setMessage(finding.message())
                .setRemediation(finding.remediation())
                .setField(finding.field())
                .setActualValue(finding.actual())
                .setExpectedValue(finding.expected())
                .build();
    }
}
