package org.llmmarket.publishing.sandbox.policy.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.llmmarket.publishing.sandbox.policy.rule.Severity;
import policyengine.v1.Policy;
import policyengine.v1.PolicyViolation;
import policyengine.v1.RateLimitingRule;
import policyengine.v1.ValidateConsumptionRequest;
import policyengine.v1.ValidateConsumptionResponse;

/** Decides whether a consumer may make a request of a service now, and counts those that may. */
public final class ConsumptionCheck {

    private static final String CONSUME = "consume";
    private static final int MOST_CONSUMERS = 10_000;

    private final Supplier<Instant> clock;
    private final Map<List<String>, Consumption> consumptions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Consumption> eldest) {
            return size() > MOST_CONSUMERS;
        }
    };

    /** Counts by this clock. */
    public ConsumptionCheck(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Allows what no policy of a blocking severity forbids. */
    public synchronized ValidateConsumptionResponse decide(ValidateConsumptionRequest request, List<Policy> policies) {
        Instant now = clock.get();
        var consumption = consumptions.computeIfAbsent(
                List.of(request.getConsumerId(), request.getServiceId()), any -> new Consumption());
        var answer = ValidateConsumptionResponse.newBuilder();
        for (Policy policy : policies) {
            if (Scope.covers(policy, request.getServiceId(), CONSUME)) {
                answer.addAllViolations(access(policy, request));
                answer.addAllViolations(rates(policy, request, consumption, now));
            }
        }
        List<String> reasons = answer.getViolationsList().stream()
                .filter(violation -> Severity.blocks(violation.getSeverity()))
                .map(PolicyViolation::getMessage)
                .toList();
        if (reasons.isEmpty()) {
            consumption.add(now);
        }
        return answer.setAllowed(reasons.isEmpty())
                .setReason(reasons.isEmpty() ? "No policy forbids it." : String.join(" ", reasons))
                .setLimits(Limits.of(policies, request.getServiceId(), CONSUME))
                .build();
    }

    private static List<PolicyViolation> access(Policy policy, ValidateConsumptionRequest request) {
        if (!policy.getRule().hasAccessControl()) {
            return List.of();
        }
        var known = new HashMap<>(request.getContext().getMetadataMap());
        known.put("ip_address", request.getContext().getIpAddress());
        return Permission.asked(policy.getRule().getAccessControl(), Caller.of(request.getConsumerId(), known)).stream()
                .filter(asked -> !asked.held())
                .map(asked -> violation(policy, "consumer_id")
                        .setMessage("Access is refused: %s.".formatted(asked.lacking()))
                        .setRemediation("Ask the provider or the marketplace for access.")
                        .setActualValue(request.getConsumerId())
                        .setExpectedValue(asked.name())
                        .build())
                .toList();
    }

    private static List<PolicyViolation> rates(
            Policy policy, ValidateConsumptionRequest request, Consumption consumption, Instant now) {
        if (!policy.getRule().hasRateLimiting()) {
            return List.of();
        }
        RateLimitingRule rule = policy.getRule().getRateLimiting();
        var violations = new ArrayList<PolicyViolation>();
        for (Window window : Window.values()) {
            long limit = window.limit(rule);
            if (limit > 0 && consumption.in(window, now) >= limit) {
                violations.add(violation(policy, "consumer_id")
                        .setMessage("The limit of %d requests a %s is used up.".formatted(limit, window.word()))
                        .setRemediation("Wait for the next %s, or ask for a higher limit.".formatted(window.word()))
                        .setActualValue(Long.toString(consumption.in(window, now) + 1))
                        .setExpectedValue("at most " + limit)
                        .build());
            }
        }
        long tokens = RequestedTokens.in(request.getRequestPayload());
        long most = rule.getMaxTokensPerRequest();
        if (most > 0 && tokens > most) {
            violations.add(violation(policy, "request_payload")
                    .setMessage("The request asks for %d tokens, and %d are allowed.".formatted(tokens, most))
                    .setRemediation("Ask for at most %d tokens in one request.".formatted(most))
                    .setActualValue(Long.toString(tokens))
                    .setExpectedValue("at most " + most)
                    .build());
        }
        return violations;
    }

    private static PolicyViolation.Builder violation(Policy policy, String field) {
        return PolicyViolation.newBuilder()
                .setPolicyId(policy.getId())
                .setPolicyName(policy.getName())
                .setSeverity(policy.getSeverity())
                .setField(field);
    }
}
