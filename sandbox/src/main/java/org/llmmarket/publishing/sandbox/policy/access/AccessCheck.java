package org.llmmarket.publishing.sandbox.policy.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.llmmarket.publishing.sandbox.policy.rule.Severity;
import policyengine.v1.CheckAccessRequest;
import policyengine.v1.CheckAccessResponse;
import policyengine.v1.Policy;

/** Decides whether somebody may do something with a service. */
public final class AccessCheck {

    /** Allows what no policy of a blocking severity forbids. */
    public CheckAccessResponse decide(CheckAccessRequest request, List<Policy> policies) {
        var caller = Caller.of(request.getUserId(), request.getContextMap());
        var required = new LinkedHashSet<String>();
        var missing = new LinkedHashSet<String>();
        var reasons = new ArrayList<String>();
        for (Policy policy : policies) {
            if (policy.getRule().hasAccessControl()
                    && Scope.covers(policy, request.getServiceId(), request.getAction())) {
                Permission.asked(policy.getRule().getAccessControl(), caller).forEach(asked -> {
                    required.add(asked.name());
                    if (!asked.held() && Severity.blocks(policy.getSeverity())) {
                        missing.add(asked.name());
                        reasons.add("%s (policy '%s')".formatted(asked.lacking(), policy.getName()));
                    }
                });
            }
        }
        return CheckAccessResponse.newBuilder()
                .setAllowed(missing.isEmpty())
                .setReason(missing.isEmpty() ? "No policy forbids it." : "Refused: " + String.join("; ", reasons) + ".")
                .addAllRequiredPermissions(required)
                .addAllMissingPermissions(missing)
                .build();
    }
}
