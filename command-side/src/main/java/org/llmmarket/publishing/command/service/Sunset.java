package org.llmmarket.publishing.command.service;

import java.time.Duration;
import java.time.Instant;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** When an announced end may come: at any instant ahead that somebody can still plan for. */
final class Sunset {

    private static final Duration LONGEST = Duration.ofDays(3660);

    private Sunset() {}

    static void rejectUnlessSensible(Instant sunsetAt, Instant requestedAt) {
        if (!sunsetAt.isAfter(requestedAt)) {
            throw refused("a sunset lies in the future");
        }
        if (sunsetAt.isAfter(requestedAt.plus(LONGEST))) {
            throw refused("a sunset is at most ten years ahead");
        }
    }

    private static Rejection refused(String message) {
        return new Rejection(Reason.VALIDATION_FAILED, message, Findings.error("sunsetAt", message, "OUT_OF_RANGE"));
    }
}
