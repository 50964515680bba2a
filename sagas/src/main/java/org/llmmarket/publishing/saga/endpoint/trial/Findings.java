package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Performance;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Severity;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Test;

/** What one of the tests found. */
public final class Findings {

    private static final String NO_ACCESS =
            "skipped with a warning: the endpoint refuses anonymous calls, and no testAccess was given";

    private final Test test;
    private final List<Check> checks = new ArrayList<>();
    private final List<SecurityFinding> security = new ArrayList<>();
    private @Nullable Performance performance;

    public Findings(Test test) {
        this.test = test;
    }

    Findings check(String name, boolean passed, String detail) {
        return check(name, passed ? Outcome.PASSED : Outcome.FAILED, detail);
    }

    public Findings check(String name, Outcome outcome, String detail) {
        checks.add(new Check(test, name, outcome, detail));
        return this;
    }

    Findings skipped(String name, String detail) {
        return check(name, Outcome.SKIPPED, detail);
    }

    Findings skippedForLackOfAccess(String... names) {
        for (String name : names) {
            skipped(name, NO_ACCESS);
        }
        return this;
    }

    void security(String id, Severity severity, String message) {
        security.add(new SecurityFinding(id, severity, message));
    }

    void performance(Performance measured) {
        performance = measured;
    }

    public List<Check> checks() {
        return checks;
    }

    public List<SecurityFinding> security() {
        return security;
    }

    public @Nullable Performance performance() {
        return performance;
    }
}
