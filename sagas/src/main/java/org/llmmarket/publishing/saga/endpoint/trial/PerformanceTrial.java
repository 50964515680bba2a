package org.llmmarket.publishing.saga.endpoint.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Performance;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Test;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Deadline;

/**
 * How fast the endpoint is: ten calls on connections that are open already, one after another, or side by side where that
 * would take too long.
 */
public final class PerformanceTrial {

    private static final int CALLS = 10;
    private static final int MOST_LANES = 5;

    private final Subject subject;
    private final Deadline deadline;
    private final ExecutorService threads;
    private final Findings findings = new Findings(Test.PERFORMANCE);

    public PerformanceTrial(Subject subject, Deadline deadline, ExecutorService threads) {
        this.subject = subject;
        this.deadline = deadline;
        this.threads = threads;
    }

    public Findings run() throws InterruptedException {
        if (!subject.first().isAnswered()) {
            return findings.skipped("latency", "skipped: the endpoint cannot be reached")
                    .skipped("failed-calls", "skipped: the endpoint cannot be reached");
        }
        if (!subject.isOpenToTests()) {
            return findings.skippedForLackOfAccess("latency", "failed-calls");
        }
        AtomicInteger left = new AtomicInteger(CALLS);
        List<Callable<List<Answer>>> lanes = new ArrayList<>();
        for (int lane = 0; lane < lanes(); lane++) {
            lanes.add(() -> lane(left));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<List<Answer>> lane : threads.invokeAll(lanes)) {
            answers.addAll(resultOf(lane));
        }
        judge(answers, lanes.size());
        return findings;
    }

    private int lanes() {
        double needed = subject.first().millis() * (CALLS + 1);
        Duration half = deadline.remaining().dividedBy(2);
        return (int) Math.max(1, Math.min(MOST_LANES, Math.ceil(needed / Math.max(1, half.toMillis()))));
    }

    /** The first call of a lane opens its connection and is not measured. */
    private List<Answer> lane(AtomicInteger left) {
        List<Answer> answers = new ArrayList<>();
        subject.measured();
        while (left.getAndDecrement() > 0 && !deadline.isOver()) {
            answers.add(subject.measured());
        }
        return answers;
    }

    private static List<Answer> resultOf(Future<List<Answer>> lane) throws InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a measurement could not be made", fault.getCause());
        }
    }

    private void judge(List<Answer> answers, int lanes) {
        List<Answer> failed = answers.stream().filter(answer -> !isFine(answer)).toList();
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
    }

    private void checkLatency(int calls, double mean) {
        @Nullable Integer most = subject.target().maxLatencyMillis();
        if (calls < CALLS) {
            findings.check("latency", false, "only " + calls + " of " + CALLS + " calls were answered in time");
        } else if (most == null) {
            findings.check("latency", Outcome.PASSED, "%.0f ms in the mean; no maximum is declared".formatted(mean));
        } else {
            findings.check("latency", mean <= most, "%.0f ms in the mean; %d ms are declared".formatted(mean, most));
        }
    }

    /** A client error is fine where the first call got it too, and the health test says whether it was documented. */
    private boolean isFine(Answer answer) {
        boolean asBefore =
                answer.isClientError() && answer.status() == subject.first().status() && answer.status() != 429;
        return answer.isSuccess() || asBefore;
    }
}
