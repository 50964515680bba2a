package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Severity;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Test;
import org.llmmarket.publishing.saga.endpoint.net.Answer;

/** Whether the endpoint can be trusted with what consumers send. */
public final class SecurityTrial {

    private static final Set<String> GOOD_TLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final Pattern RATE_LIMIT = Pattern.compile("(x-)?rate-?limit.*");
    private static final Pattern VERSION = Pattern.compile(".*/\\d.*");

    private final Subject subject;
    private final Findings findings = new Findings(Test.SECURITY);

    public SecurityTrial(Subject subject) {
        this.subject = subject;
    }

    public Findings run() {
        Answer answer = subject.first().isAnswered() ? subject.probe(Test.SECURITY, Subject.PROBE) : subject.first();
        checkTransport(answer);
        if (!answer.isAnswered()) {
            for (String name : new String[] {"authentication", "rate-limiting", "security-headers"}) {
                findings.skipped(name, "skipped: the endpoint cannot be reached");
            }
            return findings;
        }
        checkAuthentication();
        checkRateLimiting(answer);
        checkHeaders(answer);
        return findings;
    }

    private void checkTransport(Answer answer) {
        Answer.@Nullable Failure failure = answer.failure();
        if (failure != null && failure.cause() == Answer.Cause.ADDRESS) {
            fail("tls", "SEC-010", "the endpoint is not on the public Internet: " + failure.message());
        } else if (failure != null && failure.cause() == Answer.Cause.TLS) {
            fail("tls", "SEC-002", failure.message());
        } else if (!subject.destination().isSecure()) {
            checkPlainTransport();
        } else if (failure != null) {
            findings.skipped("tls", "skipped: the endpoint cannot be reached");
        } else if (GOOD_TLS.contains(answer.tls() == null ? "" : answer.tls())) {
            findings.check("tls", Outcome.PASSED, answer.tls() + " with a certificate that is valid");
        } else {
            fail("tls", "SEC-002", "TLS 1.2 or later is required, not " + answer.tls());
        }
    }

    private void checkPlainTransport() {
        String message = "calls are not encrypted: the endpoint speaks "
                + subject.destination().scheme();
        if (subject.destination().allowed()) {
            warn("tls", "SEC-001", Severity.MEDIUM, message + " at an allowed private address");
        } else {
            fail("tls", "SEC-001", message);
        }
    }

    private void checkAuthentication() {
        Answer anonymous = subject.anonymously(Test.SECURITY);
        String seen = "an anonymous call " + anonymous.inWords();
        if (subject.isRefused(anonymous)) {
            findings.check("authentication", Outcome.PASSED, seen);
        } else if (subject.target().isSensitive()) {
            fail(
                    "authentication",
                    "SEC-003",
                    seen + ": a " + subject.target().complianceLevel() + " service must refuse anonymous calls");
        } else if (subject.plan().isUsuallyOpen()) {
            warn("authentication", "SEC-003", Severity.LOW, seen + ", as is usual for a health service");
        } else {
            warn(
                    "authentication",
                    "SEC-003",
                    Severity.HIGH,
                    seen + ": " + subject.target().authentication() + " is not enforced");
        }
    }

    private void checkRateLimiting(Answer answer) {
        boolean announced = answer.headers().keySet().stream()
                .anyMatch(name -> RATE_LIMIT.matcher(name).matches());
        if (announced) {
            findings.check("rate-limiting", Outcome.PASSED, "limits are announced in the headers");
        } else if (!subject.isOpenToTests()) {
            findings.skippedForLackOfAccess("rate-limiting");
        } else if (!subject.target().protocol().equals("rest")) {
            findings.skipped("rate-limiting", "skipped: this protocol has no usual place to announce limits");
        } else {
            warn("rate-limiting", "SEC-004", Severity.LOW, "no RateLimit or X-RateLimit header announces a limit");
        }
    }

    private void checkHeaders(Answer answer) {
        if (!subject.target().protocol().equals("rest")) {
            findings.skipped("security-headers", "skipped: this protocol has none");
            return;
        }
        int before = findings.security().size();
        if (subject.destination().isSecure()
                && answer.header("strict-transport-security").isEmpty()) {
            findings.security("SEC-005", Severity.LOW, "there is no Strict-Transport-Security header");
        }
        if (!answer.header("x-content-type-options")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .equals(Optional.of("nosniff"))) {
            findings.security("SEC-006", Severity.LOW, "there is no X-Content-Type-Options: nosniff header");
        }
        for (String name : List.of("server", "x-powered-by")) {
            answer.header(name)
                    .filter(value -> VERSION.matcher(value).matches())
                    .ifPresent(value -> findings.security(
                            "SEC-007", Severity.INFO, "the header " + name + " tells the version of the server"));
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            checkRedirect(answer.header("location").orElse(""));
        }
        boolean anybody =
                answer.header("access-control-allow-origin").filter("*"::equals).isPresent();
        if (anybody
                && answer.header("access-control-allow-credentials")
                        .filter("true"::equals)
                        .isPresent()) {
            findings.security(
                    "SEC-009", Severity.HIGH, "pages of any origin may call with the credentials of their visitors");
        }
        int found = findings.security().size() - before;
        findings.check(
                "security-headers",
                found == 0 ? Outcome.PASSED : Outcome.WARNING,
                found == 0 ? "the headers leave nothing to wish for" : found + " finding" + (found == 1 ? "" : "s"));
    }

    private void checkRedirect(String location) {
        boolean downgrade = subject.destination().isSecure()
                && location.toLowerCase(Locale.ROOT).startsWith("http:");
        findings.security(
                "SEC-008",
                downgrade ? Severity.HIGH : Severity.MEDIUM,
                "the endpoint redirects" + (downgrade ? " to an address that is not encrypted" : "")
                        + "; redirects are not followed");
    }

    private void fail(String name, String id, String message) {
        findings.security(id, Severity.CRITICAL, message);
        findings.check(name, Outcome.FAILED, id + ": " + message);
    }

    private void warn(String name, String id, Severity severity, String message) {
        findings.security(id, severity, message);
        findings.check(name, Outcome.WARNING, id + ": " + message);
    }
}
