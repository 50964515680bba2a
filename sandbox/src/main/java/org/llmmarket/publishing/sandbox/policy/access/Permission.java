package org.llmmarket.publishing.sandbox.policy.access;

import java.util.ArrayList;
import java.util.List;
import policyengine.v1.AccessControlRule;

/** One thing that an access rule asks of a caller, and whether the caller has it. */
record Permission(String name, boolean held, String lacking) {

    /** Everything that the rule asks of the caller. */
    static List<Permission> asked(AccessControlRule rule, Caller caller) {
        var asked = new ArrayList<Permission>();
        if (rule.getAllowedUserRolesCount() > 0) {
            String roles = String.join("|", rule.getAllowedUserRolesList());
            boolean held = rule.getAllowedUserRolesList().stream().anyMatch(caller.roles()::contains);
            asked.add(new Permission("role:" + roles, held, "one of the roles %s is needed".formatted(roles)));
        }
        if (rule.getBlockedUserIdsCount() > 0) {
            boolean held = !rule.getBlockedUserIdsList().contains(caller.id());
            asked.add(new Permission("not-blocked", held, "%s is blocked".formatted(caller.id())));
        }
        if (rule.getRequireApproval()) {
            asked.add(new Permission("approval", caller.approved(), "an approval is needed"));
        }
        if (rule.getAllowedIpRangesCount() > 0) {
            String ranges = String.join("|", rule.getAllowedIpRangesList());
            boolean held = rule.getAllowedIpRangesList().stream().anyMatch(range -> IpRange.of(range)
                    .filter(each -> each.contains(caller.address()))
                    .isPresent());
            asked.add(new Permission("ip:" + ranges, held, "calls are taken from %s only".formatted(ranges)));
        }
        return asked;
    }
}
