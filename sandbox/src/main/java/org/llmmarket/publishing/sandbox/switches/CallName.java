package org.llmmarket.publishing.sandbox.switches;

import java.util.Set;

/** What a call is named in the record and in a switch's {@code call}. */
record CallName(String name) {

    private static final Set<String> HEALTH_CHECKS = Set.of("health", "HealthCheck");

    boolean isHealthCheck() {
        return HEALTH_CHECKS.contains(name) || name.endsWith("/health");
    }
}
