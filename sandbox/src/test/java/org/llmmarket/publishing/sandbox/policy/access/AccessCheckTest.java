package org.llmmarket.publishing.sandbox.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import policyengine.v1.AccessControlRule;
import policyengine.v1.CheckAccessRequest;
import policyengine.v1.CheckAccessResponse;
import policyengine.v1.Policy;

class AccessCheckTest {

    private static final AccessControlRule REVIEWERS_INSIDE = AccessControlRule.newBuilder()
            .addAllowedUserRoles("reviewer")
            .addAllowedUserRoles("admin")
            .addBlockedUserIds("mallory")
            .setRequireApproval(true)
            .addAllowedIpRanges("10.0.0.0/8")
            .addAllowedIpRanges("2001:db8::/32")
            .build();

    @Test
    void what_no_policy_forbids_is_allowed() {
        assertThat(decide(List.of(), Map.of()).getAllowed()).isTrue();
    }

    @Test
    void who_has_everything_that_is_asked_is_allowed() {
        var answer = decide(
                List.of(policy("high", REVIEWERS_INSIDE)),
                Map.of("roles", "auditor, reviewer", "ip_address", "10.1.2.3", "approved", "true"));
        assertThat(answer.getAllowed()).isTrue();
        assertThat(answer.getMissingPermissionsList()).isEmpty();
        assertThat(answer.getRequiredPermissionsList())
                .containsExactly("role:reviewer|admin", "not-blocked", "approval", "ip:10.0.0.0/8|2001:db8::/32");
    }

    @Test
    void what_is_missing_is_named_with_the_reason() {
        var answer =
                decide(List.of(policy("critical", REVIEWERS_INSIDE)), Map.of("role", "auditor", "ip", "192.168.0.1"));
        assertThat(answer.getAllowed()).isFalse();
        assertThat(answer.getMissingPermissionsList())
                .containsExactly("role:reviewer|admin", "approval", "ip:10.0.0.0/8|2001:db8::/32");
        assertThat(answer.getReason()).contains("one of the roles reviewer|admin is needed (policy 'Guarded')");
    }

    @Test
    void a_blocked_user_is_refused() {
        var rule = AccessControlRule.newBuilder().addBlockedUserIds("alice").build();
        assertThat(decide(List.of(policy("high", rule)), Map.of()).getMissingPermissionsList())
                .containsExactly("not-blocked");
    }

    @Test
    void a_policy_of_a_light_severity_refuses_nobody() {
        assertThat(decide(List.of(policy("medium", REVIEWERS_INSIDE)), Map.of()).getAllowed())
                .isTrue();
    }

    @Test
    void a_policy_counts_within_its_scope_only() {
        var elsewhere = policy("high", REVIEWERS_INSIDE).toBuilder()
                .putMetadata("services", "svc-2, svc-3")
                .build();
        var otherwise = policy("high", REVIEWERS_INSIDE).toBuilder()
                .putMetadata("actions", "delete")
                .build();
        assertThat(decide(List.of(elsewhere, otherwise), Map.of()).getAllowed()).isTrue();
        var here = elsewhere.toBuilder()
                .putMetadata("services", "svc-1")
                .putMetadata("actions", "read")
                .build();
        assertThat(decide(List.of(here), Map.of()).getAllowed()).isFalse();
    }

    private static Policy policy(String severity, AccessControlRule rule) {
        var policy = Policy.newBuilder().setId("guarded").setName("Guarded").setSeverity(severity);
        policy.getRuleBuilder().setAccessControl(rule);
        return policy.build();
    }

    private static CheckAccessResponse decide(List<Policy> policies, Map<String, String> context) {
        var request = CheckAccessRequest.newBuilder()
                .setUserId("alice")
                .setServiceId("svc-1")
                .setAction("read")
                .putAllContext(context)
                .build();
        return new AccessCheck().decide(request, policies);
    }
}
