package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import org.llmmarket.publishing.sandbox.policy.rule.Severity;
import policyengine.v1.Policy;

/** The fields of a policy that a listing can be filtered and ordered by. */
final class PolicyFields {

    private static final Map<String, Function<Policy, String>> TEXTS = Map.of(
            "id", Policy::getId,
            "name", Policy::getName,
            "description", Policy::getDescription,
            "type", policy -> policy.getType().name(),
            "enabled", policy -> Boolean.toString(policy.getEnabled()),
            "severity", Policy::getSeverity,
            "version", Policy::getVersion,
            "created_at",
                    policy -> time(
                            policy.getCreatedAt().getSeconds(),
                            policy.getCreatedAt().getNanos()),
            "updated_at",
                    policy -> time(
                            policy.getUpdatedAt().getSeconds(),
                            policy.getUpdatedAt().getNanos()));

    private PolicyFields() {}

    static void require(String parameter, String field) {
        if (!TEXTS.containsKey(field)) {
            throw Faults.invalid(parameter, "'%s' is no field of a policy's to go by".formatted(field));
        }
    }

    static String text(Policy policy, String field) {
        return TEXTS.getOrDefault(field, Policy::getId).apply(policy);
    }

    static Comparator<Policy> order(String field) {
        return "severity".equals(field)
                ? Comparator.comparing(
                        policy -> Severity.called(policy.getSeverity()).orElse(Severity.LOW))
                : Comparator.comparing(policy -> text(policy, field));
    }

    private static String time(long seconds, int nanos) {
        return "%012d.%09d".formatted(seconds, nanos);
    }
}
