package org.llmmarket.publishing.saga.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.probe.Plan;
import org.llmmarket.publishing.saga.endpoint.trial.Findings;
import org.llmmarket.publishing.saga.endpoint.trial.Recorder;
import org.llmmarket.publishing.saga.endpoint.trial.Redaction;

/** Puts what the tests found together as one report, from which credentials are kept out. */
final class ReportBuilder {

    private static final int MOST_REASONS = 3;
    private static final int LONGEST_DETAIL = 500;

    private final Redaction redaction;
    private final List<Check> checks = new ArrayList<>();
    private final List<SecurityFinding> security = new ArrayList<>();
    private final Map<String, Object> evidence = new LinkedHashMap<>();
    private final Map<String, Object> basis = new LinkedHashMap<>();
    private EndpointReport.@Nullable Performance performance;
    private @Nullable Recorder recorder;

    ReportBuilder(EndpointUnderTest target) {
        this.redaction = new Redaction(target.testAccess());
        basis.put("edition", EvidenceReplay.EDITION);
        evidence.put("protocol", target.protocol());
        evidence.put("testAccess", target.testAccess() != null);
    }

    Redaction redaction() {
        return redaction;
    }

    void destination(Destination destination) {
        basis.put("allowed", destination.allowed());
        evidence.put("endpoint", text(destination.origin() + destination.path()));
    }

    void plan(Plan plan) {
        evidence.put("probe", text(plan.description()));
        if (!plan.note().isEmpty()) {
            evidence.put("note", text(plan.note()));
        }
    }

    void recorder(Recorder recorder) {
        this.recorder = recorder;
    }

    void add(Findings findings) {
        findings.checks()
                .forEach(check ->
                        checks.add(new Check(check.test(), check.name(), check.outcome(), text(check.detail()))));
        findings.security()
                .forEach(finding ->
                        security.add(new SecurityFinding(finding.id(), finding.severity(), text(finding.message()))));
        performance = findings.performance() == null ? performance : findings.performance();
    }

    /** The report where there was nothing to test. */
    EndpointReport unreachable(String detail) {
        checks.add(new Check(EndpointReport.Test.HEALTH, "reachable", Outcome.FAILED, text(detail)));
        return build();
    }

    EndpointReport build() {
        List<Check> failures = checks.stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .toList();
        if (recorder != null) {
            evidence.put("calls", recorder.calls());
            if (recorder.left() > 0) {
                evidence.put("callsLeftOut", recorder.left());
            }
            basis.put("lanes", recorder.lanes());
            basis.put("measured", recorder.measured());
        }
        evidence.put("basis", basis);
        return new EndpointReport(failures.isEmpty(), checks, security, performance, evidence, reason(failures));
    }

    private String reason(List<Check> failures) {
        if (failures.isEmpty()) {
            long skipped = checks.stream()
                    .filter(check -> check.outcome() == Outcome.SKIPPED)
                    .count();
            return "All endpoint tests passed" + (skipped == 0 ? "." : "; " + skipped + " checks were skipped.");
        }
        String details = failures.stream()
                .limit(MOST_REASONS)
                .map(check -> check.test() + "/" + check.name() + ": " + check.detail())
                .collect(Collectors.joining("; "));
        int more = failures.size() - MOST_REASONS;
        return "Endpoint tests failed: " + details + (more > 0 ? "; and " + more + " more." : ".");
    }

    private String text(String text) {
        return Printable.cut(redaction.text(text), LONGEST_DETAIL);
    }
}
