package org.llmmarket.publishing.sandbox.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import policyengine.v1.Policy;
import policyengine.v1.PolicyViolation;
import policyengine.v1.RateLimitingRule;
import policyengine.v1.ValidateConsumptionRequest;
import policyengine.v1.ValidateConsumptionResponse;

class ConsumptionCheckTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ConsumptionCheck check = new ConsumptionCheck(() -> now);

    @Test
    void requests_are_allowed_up_to_the_limit_of_each_window() {
        var limited = List.of(rates(RateLimitingRule.newBuilder()
                .setMaxRequestsPerMinute(2)
                .setMaxRequestsPerHour(3)
                .setMaxRequestsPerDay(4)));
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
        var refused = decide(limited, "{}");
        assertThat(refused.getAllowed()).isFalse();
        assertThat(refused.getReason()).isEqualTo("The limit of 2 requests a minute is used up.");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
        assertThat(decide(limited, "{}").getViolationsList())
                .extracting(PolicyViolation::getExpectedValue)
                .containsExactly("at most 3");
        now = now.plus(Duration.ofHours(1));
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(decide(limited, "{}").getReason()).contains("4 requests a day");
        now = now.plus(Duration.ofDays(1));
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
    }

    @Test
    void consumers_and_services_are_counted_apart() {
        var limited = List.of(rates(RateLimitingRule.newBuilder().setMaxRequestsPerMinute(1)));
        assertThat(decide(limited, "{}").getAllowed()).isTrue();
        assertThat(decide(limited, "{}").getAllowed()).isFalse();
        var other = request("{}").toBuilder().setConsumerId("carol").build();
        assertThat(check.decide(other, limited).getAllowed()).isTrue();
        var elsewhere = request("{}").toBuilder().setServiceId("svc-2").build();
        assertThat(check.decide(elsewhere, limited).getAllowed()).isTrue();
    }

    @Test
    void a_request_may_not_ask_for_more_tokens_than_allowed() {
        var limited = List.of(rates(RateLimitingRule.newBuilder().setMaxTokensPerRequest(100)));
        var refused = decide(limited, "{\"max_tokens\": 101}");
        assertThat(refused.getAllowed()).isFalse();
        assertThat(refused.getViolations(0).getField()).isEqualTo("request_payload");
        assertThat(refused.getViolations(0).getMessage())
                .isEqualTo("The request asks for 101 tokens, and 100 are allowed.");
        assertThat(decide(limited, "{\"max_completion_tokens\": 100}").getAllowed())
                .isTrue();
        assertThat(decide(limited, "x".repeat(401)).getAllowed()).isFalse();
        assertThat(decide(limited, "{\"input\": \"short\"}").getAllowed()).isTrue();
    }

    @Test
    void a_violation_of_a_light_severity_is_told_and_refuses_nothing() {
        var light = rates(RateLimitingRule.newBuilder().setMaxTokensPerRequest(1)).toBuilder()
                .setSeverity("low")
                .build();
        var answer = decide(List.of(light), "{\"max_tokens\": 5}");
        assertThat(answer.getAllowed()).isTrue();
        assertThat(answer.getViolationsList()).hasSize(1);
    }

    @Test
    void access_rules_count_for_consumers_too() {
        var inside = Policy.newBuilder().setId("inside").setSeverity("high");
        inside.getRuleBuilder().getAccessControlBuilder().addAllowedIpRanges("10.0.0.0/8");
        var outside = request("{}").toBuilder();
        outside.getContextBuilder().setIpAddress("8.8.8.8");
        var refused = check.decide(outside.build(), List.of(inside.build()));
        assertThat(refused.getAllowed()).isFalse();
        assertThat(refused.getReason()).isEqualTo("Access is refused: calls are taken from 10.0.0.0/8 only.");
        outside.getContextBuilder().setIpAddress("10.9.9.9");
        assertThat(check.decide(outside.build(), List.of(inside.build())).getAllowed())
                .isTrue();
    }

    @Test
    void the_tightest_limits_are_told() {
        var priced = Policy.newBuilder().setId("priced").setSeverity("medium");
        priced.getRuleBuilder().getPricingBuilder().setMaxRatePerRequest(10);
        var limits = decide(
                        List.of(
                                rates(RateLimitingRule.newBuilder()
                                        .setMaxRequestsPerMinute(60)
                                        .setMaxTokensPerRequest(4000)),
                                rates(RateLimitingRule.newBuilder()
                                        .setMaxRequestsPerMinute(30)
                                        .setMaxRequestsPerDay(1000)),
                                priced.build()),
                        "{}")
                .getLimits();
        assertThat(limits.getMaxRequestsPerMinute()).isEqualTo(30);
        assertThat(limits.getMaxRequestsPerDay()).isEqualTo(1000);
        assertThat(limits.getMaxTokens()).isEqualTo(4000);
        assertThat(limits.getMaxCostPerRequest()).isEqualTo(10);
    }

    @Test
    void a_policy_for_another_service_does_not_count() {
        var elsewhere = rates(RateLimitingRule.newBuilder().setMaxTokensPerRequest(1)).toBuilder()
                .putMetadata("services", "svc-9")
                .build();
        var answer = decide(List.of(elsewhere), "{\"max_tokens\": 5}");
        assertThat(answer.getAllowed()).isTrue();
        assertThat(answer.getLimits().getMaxTokens()).isZero();
    }

    private static Policy rates(RateLimitingRule.Builder rule) {
        var policy = Policy.newBuilder().setId("limited").setName("Limited").setSeverity("high");
        policy.getRuleBuilder().setRateLimiting(rule);
        return policy.build();
    }

    private static ValidateConsumptionRequest request(String payload) {
        return ValidateConsumptionRequest.newBuilder()
                .setConsumerId("bob")
                .setServiceId("svc-1")
                .setRequestPayload(payload)
                .build();
    }

    private ValidateConsumptionResponse decide(List<Policy> policies, String payload) {
        return check.decide(request(payload), policies);
    }
}
