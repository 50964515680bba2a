package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Performance;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Test;
import org.llmmarket.publishing.saga.endpoint.net.Answer;

/** What measured calls say of an endpoint, whether they were made just now or long ago. */
public final class PerformanceJudge {

    private final Subject subject;
    private final Findings findings = new Findings(Test.PERFORMANCE);

    public PerformanceJudge(Subject subject) {
        this.subject = subject;
    }

    /** Whether there is anything to measure. */
    boolean isMeasured() {
        return subject.first().isAnswered() && subject.isOpenToTests();
    }

    /** What is to be said of the measured calls; they are not looked at where nothing can be measured. */
    public Findings judge(List<Answer> answers, int lanes) {
        if (!subject.first().isAnswered()) {
            return findings.skipped("latency", "skipped: the endpoint cannot be reached")
                    .skipped("failed-calls", "skipped: the endpoint cannot be reached");
        }
        if (!subject.isOpenToTests()) {
            return findings.skippedForLackOfAccess("latency", "failed-calls");
        }
        List<Answer> failed =
                answers.stream().filter(answer -> !subject.isFine(answer)).toList();
        List<Double> times = answers.stream().map(Answer::millis).sorted().toList();
        double mean = times.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double p95 = times.isEmpty() ? 0 : times.get((int) Math.ceil(times.size() * 0.95) - 1);
        findings.performance(new Performance(
                answers.size(),
                Recorder.rounded(mean),
                Recorder.rounded(p95),
                Recorder.rounded(mean > 0 ? lanes * 1000 / mean : 0),
                failed.size()));
        checkLatency(answers.size(), mean);
        findings.check(
                "failed-calls",
                failed.isEmpty() && !answers.isEmpty(),
                failed.isEmpty()
                        ? answers.size() + " calls, none of them failed"
                        : failed.size() + " of " + answers.size() + " calls failed; one "
                                + failed.get(0).inWords());
        return findings;
    }

    private void checkLatency(int calls, double mean) {
        @Nullable Integer most = subject.target().maxLatencyMillis();
        if (calls < PerformanceTrial.CALLS) {
            findings.check(
                    "latency",
                    false,
                    "only " + calls + " of " + PerformanceTrial.CALLS + " calls were answered in time");
        } else if (most == null) {
            findings.check("latency", Outcome.PASSED, inTheMean(mean) + "; no maximum is declared");
        } else {
            findings.check("latency", mean <= most, inTheMean(mean) + "; " + most + " ms are declared");
        }
    }

    private static String inTheMean(double millis) {
        return String.format(Locale.ROOT, "%.0f ms in the mean", millis);
    }
}
