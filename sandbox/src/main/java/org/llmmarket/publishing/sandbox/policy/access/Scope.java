package org.llmmarket.publishing.sandbox.policy.access;

import java.util.Set;
import policyengine.v1.Policy;

/** What a policy's metadata limits it to: {@code services} and {@code actions}, each a list; without one, to nothing. */
final class Scope {

    private Scope() {}

    static boolean covers(Policy policy, String serviceId, String action) {
        return allows(policy, "services", serviceId) && allows(policy, "actions", action);
    }

    private static boolean allows(Policy policy, String limit, String value) {
        Set<String> limited = Caller.words(policy.getMetadataOrDefault(limit, ""));
        return limited.isEmpty() || limited.contains(value);
    }
}
