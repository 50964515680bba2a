package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Test;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.probe.Judgement;

/** Whether the endpoint is there and does what its contract says. */
public final class HealthTrial {

    private static final int MOST_MEASURED = 3;

    private final Subject subject;
    private final Findings findings = new Findings(Test.HEALTH);

    public HealthTrial(Subject subject) {
        this.subject = subject;
    }

    public Findings run() {
        Answer answer = subject.first().isAnswered() ? subject.judged(Test.HEALTH) : subject.first();
        String seen = subject.plan().description() + " " + answer.inWords();
        findings.check("reachable", answer.isAnswered() && !answer.isServerError(), seen);
        if (!answer.isAnswered()) {
            for (String name :
                    new String[] {"authentication-enforced", "api-response", "error-handling", "response-time"}) {
                findings.skipped(name, "skipped: the endpoint cannot be reached");
            }
            return findings;
        }
        checkAuthentication();
        if (subject.isOpenToTests()) {
            checkResponse(answer);
            checkErrorHandling();
            checkResponseTime(answer);
        } else {
            findings.skippedForLackOfAccess("api-response", "error-handling", "response-time");
        }
        return findings;
    }

    private void checkAuthentication() {
        Answer anonymous = subject.anonymously(Test.HEALTH);
        String seen = "a call without credentials " + anonymous.inWords();
        if (subject.isRefused(anonymous)) {
            findings.check("authentication-enforced", Outcome.PASSED, seen);
        } else if (anonymous.isSuccess()
                && subject.plan().isUsuallyOpen()
                && !subject.target().isSensitive()) {
            findings.check(
                    "authentication-enforced",
                    Outcome.WARNING,
                    seen
                            + ", as is usual for a health service; whether the other methods are protected cannot be told");
        } else {
            findings.check("authentication-enforced", Outcome.FAILED, seen + ", but must be refused with 401 or 403");
        }
    }

    private void checkResponse(Answer answer) {
        Judgement judgement = subject.judge(answer);
        findings.check("api-response", judgement.kept(), judgement.detail());
    }

    private void checkErrorHandling() {
        Answer answer = subject.badRequest(Test.HEALTH);
        findings.check(
                "error-handling",
                answer.isClientError(),
                "a bad request " + answer.inWords()
                        + (answer.isClientError() ? "" : ", but must be answered with a 4xx"));
    }

    private void checkResponseTime(Answer answer) {
        @Nullable Integer most = subject.target().maxLatencyMillis();
        if (most == null) {
            findings.skipped("response-time", "skipped: no maximum latency is declared");
            return;
        }
        Answer last = answer;
        double sum = last.millis();
        int calls = 1;
        // One slow answer may be an accident of the network: a mean decides.
        while (subject.isFine(last) && sum / calls > most && calls < MOST_MEASURED) {
            last = subject.probe(Test.HEALTH, "response time");
            sum += last.millis();
            calls++;
        }
        if (!subject.isFine(last)) {
            findings.check("response-time", false, "a measured call " + last.inWords());
            return;
        }
        double mean = sum / calls;
        findings.check(
                "response-time",
                mean <= most,
                String.format(
                        Locale.ROOT,
                        "%.0f ms in the mean of %d call%s; %d ms are declared",
                        mean,
                        calls,
                        calls == 1 ? "" : "s",
                        most));
    }
}
