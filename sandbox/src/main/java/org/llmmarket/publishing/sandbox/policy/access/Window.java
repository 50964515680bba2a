package org.llmmarket.publishing.sandbox.policy.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import policyengine.v1.RateLimitingRule;

/** The spans of time that requests are counted in; each begins anew on the clock. */
enum Window {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final long seconds;

    Window(Duration length) {
        this.seconds = length.toSeconds();
    }

    long of(Instant at) {
        return at.getEpochSecond() / seconds;
    }

    long limit(RateLimitingRule rule) {
        return switch (this) {
            case MINUTE -> rule.getMaxRequestsPerMinute();
            case HOUR -> rule.getMaxRequestsPerHour();
            case DAY -> rule.getMaxRequestsPerDay();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
