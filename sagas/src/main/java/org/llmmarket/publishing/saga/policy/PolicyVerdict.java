package org.llmmarket.publishing.saga.policy;

import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.publication.Violation;

/**
 * What the policy engine said.
 *
 * @param policyVersion the version of the policies that were applied
 */
public record PolicyVerdict(boolean compliant, String policyVersion, List<Violation> violations) {

    private static final Set<String> BLOCKING = Set.of("critical", "high");

    public PolicyVerdict {
        violations = List.copyOf(violations);
    }

    /** Whether the version may go on; when in doubt it may not. */
    public boolean passes() {
        return compliant && violations.stream().map(Violation::severity).noneMatch(BLOCKING::contains);
    }
}
