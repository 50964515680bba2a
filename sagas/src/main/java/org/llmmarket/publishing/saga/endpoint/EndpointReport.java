package org.llmmarket.publishing.saga.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of an endpoint found.
 *
 * @param performance what was measured, if calls could be made
 * @param evidence what was called, what came back and how long it took: plain JSON values, redacted and cut to size
 * @param reason one sentence for the provider
 */
public record EndpointReport(
        boolean passed,
        List<Check> checks,
        List<SecurityFinding> securityFindings,
        @Nullable Performance performance,
        Map<String, Object> evidence,
        String reason) {

    public EndpointReport {
        checks = List.copyOf(checks);
        securityFindings = List.copyOf(securityFindings);
    }

    /** The three tests that run side by side. */
    public enum Test {
        HEALTH,
        SECURITY,
        PERFORMANCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one check ended; only {@link #FAILED} fails the endpoint. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED,
        WARNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How bad a security finding is; only {@link #CRITICAL} fails the endpoint. */
    public enum Severity {
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW,
        INFO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One check of one test.
     *
     * @param name e.g. {@code authentication-enforced}
     * @param detail what was seen, in words
     */
    public record Check(Test test, String name, Outcome outcome, String detail) {}

    /**
     * A weakness of the endpoint.
     *
     * @param id stable: {@code SEC-nnn}
     */
    public record SecurityFinding(String id, Severity severity, String message) {}

    /**
     * What was measured.
     *
     * @param calls how many were made
     * @param failed how many of them were not answered as documented
     */
    public record Performance(int calls, double meanMillis, double p95Millis, double throughputPerSecond, int failed) {}

    /** The checks that fail the endpoint. */
    public List<Check> failures() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .toList();
    }
}
