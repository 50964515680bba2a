package org.llmmarket.publishing.saga.endpoint.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Deadline;

/**
 * How fast the endpoint is: ten calls on connections that are open already, one after another, or side by side where that
 * would take too long.
 */
public final class PerformanceTrial {

    static final int CALLS = 10;
    private static final int MOST_LANES = 5;

    private final Subject subject;
    private final Deadline deadline;
    private final ExecutorService threads;

    public PerformanceTrial(Subject subject, Deadline deadline, ExecutorService threads) {
        this.subject = subject;
        this.deadline = deadline;
        this.threads = threads;
    }

    public Findings run() throws InterruptedException {
        PerformanceJudge judge = new PerformanceJudge(subject);
        if (!judge.isMeasured()) {
            return judge.judge(List.of(), 0);
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
        subject.recorder().measured(answers, lanes.size());
        return judge.judge(answers, lanes.size());
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
}
