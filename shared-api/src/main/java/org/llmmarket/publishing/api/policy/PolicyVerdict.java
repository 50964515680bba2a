package org.llmmarket.publishing.api.policy;

import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.publication.Violation;

/**
 * What the policy engine said.
 *
 * @param policyVersion the version of the policies that were applied; empty when nobody could be asked
 */
public record PolicyVerdict(boolean compliant, String policyVersion, List<Violation> violations) {

    private static final Set<String> BLOCKING = Set.of("critical", "high");

    public PolicyVerdict {
        violations = List.copyOf(violations);
    }

    /** The verdict that stands where the engine is away and the marketplace does not wait for it. */
    public static PolicyVerdict assumed(String why) {
        return new PolicyVerdict(
                true,
                "",
                List.of(new Violation(
                        "policy-engine-available",
                        "The policy engine must answer",
                        "medium",
                        why,
                        "Nothing to do: the policies are asked again as soon as their engine answers.",
                        "",
                        "",
                        "")));
    }

    /** Whether the version may go on; when in doubt it may not. */
    public boolean passes() {
        return compliant && violations.stream().noneMatch(PolicyVerdict::blocks);
    }

    /** Whether something so grave was found that the version may not stay on the market. */
    public boolean isCritical() {
        return violations.stream().anyMatch(violation -> violation.severity().equals("critical"));
    }

    /** Whether somebody was asked at all. */
    public boolean isGiven() {
        return !policyVersion.isEmpty();
    }

    /** Whether a violation keeps a version from the market until it is remedied. */
    public static boolean blocks(Violation violation) {
        return BLOCKING.contains(violation.severity());
    }
}
