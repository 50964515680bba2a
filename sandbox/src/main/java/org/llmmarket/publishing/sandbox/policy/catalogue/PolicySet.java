package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.List;

/** All policies at one moment, by id, with a version that no other set of this engine has. */
public record PolicySet(String version, List<CompiledPolicy> policies) {

    /** Those that are in force. */
    public List<CompiledPolicy> enabled() {
        return policies.stream().filter(each -> each.policy().getEnabled()).toList();
    }
}
