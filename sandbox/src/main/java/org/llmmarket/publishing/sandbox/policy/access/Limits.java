package org.llmmarket.publishing.sandbox.policy.access;

import java.util.List;
import policyengine.v1.ConsumptionLimits;
import policyengine.v1.Policy;
import policyengine.v1.RateLimitingRule;

/** The tightest limits of all policies; 0 is none. */
final class Limits {

    private Limits() {}

    static ConsumptionLimits of(List<Policy> policies, String serviceId, String action) {
        var limits = ConsumptionLimits.newBuilder();
        for (Policy policy : policies) {
            if (Scope.covers(policy, serviceId, action)) {
                RateLimitingRule rates = policy.getRule().getRateLimiting();
                limits.setMaxTokens(tighter(limits.getMaxTokens(), rates.getMaxTokensPerRequest()));
                limits.setMaxRequestsPerMinute(
                        tighter(limits.getMaxRequestsPerMinute(), rates.getMaxRequestsPerMinute()));
                limits.setMaxRequestsPerDay(tighter(limits.getMaxRequestsPerDay(), rates.getMaxRequestsPerDay()));
                double cost = policy.getRule().getPricing().getMaxRatePerRequest();
                double known = limits.getMaxCostPerRequest();
                limits.setMaxCostPerRequest(known == 0 || (cost > 0 && cost < known) ? cost : known);
            }
        }
        return limits.build();
    }

    private static long tighter(long known, long other) {
        return known == 0 || (other > 0 && other < known) ? other : known;
    }
}
