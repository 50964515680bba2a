package org.llmmarket.publishing.saga.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.Printable;

/**
 * What is kept of the tests of an endpoint.
 *
 * @param summary what the event holds: every check and what was measured
 * @param evidence what lies beside it: the same, and every call that was made
 */
record TestRecord(Map<String, Object> summary, Map<String, Object> evidence) {

    private static final int MOST_CHARACTERS = 500;

    static TestRecord of(EndpointReport report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("passed", report.passed());
        summary.put("reason", cut(report.reason()));
        summary.put("checks", report.checks().stream().map(TestRecord::check).toList());
        summary.put(
                "securityFindings",
                report.securityFindings().stream().map(TestRecord::finding).toList());
        EndpointReport.Performance measured = report.performance();
        if (measured != null) {
            summary.put("performance", performance(measured));
        }
        Map<String, Object> evidence = new LinkedHashMap<>(summary);
        evidence.put("evidence", report.evidence());
        return new TestRecord(summary, evidence);
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("test", check.test().toString());
        shown.put("name", check.name());
        shown.put("outcome", check.outcome().toString());
        shown.put("detail", cut(check.detail()));
        return shown;
    }

    private static Map<String, Object> finding(SecurityFinding finding) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", finding.id());
        shown.put("severity", finding.severity().toString());
        shown.put("message", cut(finding.message()));
        return shown;
    }

    private static Map<String, Object> performance(EndpointReport.Performance measured) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("calls", measured.calls());
        shown.put("failed", measured.failed());
        shown.put("meanMillis", measured.meanMillis());
        shown.put("p95Millis", measured.p95Millis());
        shown.put("throughputPerSecond", measured.throughputPerSecond());
        return shown;
    }

    private static String cut(String text) {
        return Printable.cut(text, MOST_CHARACTERS - 1);
    }
}
