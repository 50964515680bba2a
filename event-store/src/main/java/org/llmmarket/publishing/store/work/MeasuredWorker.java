package org.llmmarket.publishing.store.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Measures how long each kind of work takes and what comes of it. */
final class MeasuredWorker implements Worker {

    private final Worker worker;
    private final MeterRegistry meters;

    MeasuredWorker(Worker worker, MeterRegistry meters) {
        this.worker = worker;
        this.meters = meters;
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (work.cutOff()) {
            Counter.builder("publishing.work.cut.off")
                    .description("Attempts at work that ended with the process that made them, or when it stood still")
                    .tag("kind", kind())
                    .register(meters)
                    .increment();
        }
        long begun = System.nanoTime();
        String outcome = "failed";
        try {
            WorkOutcome answer = worker.perform(work);
            outcome = word(answer);
            return answer;
        } finally {
            Timer.builder("publishing.work.attempts")
                    .description("Attempts at work, by what came of them")
                    .tag("kind", kind())
                    .tag("outcome", outcome)
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static String word(WorkOutcome outcome) {
        if (outcome instanceof WorkOutcome.Done) {
            return "done";
        }
        if (outcome instanceof WorkOutcome.Parked) {
            return "parked";
        }
        return outcome instanceof WorkOutcome.Later ? "later" : "again";
    }

    @Override
    public String kind() {
        return worker.kind();
    }

    @Override
    public int concurrency() {
        return worker.concurrency();
    }

    @Override
    public int admitted() {
        return worker.admitted();
    }

    @Override
    public int tries() {
        return worker.tries();
    }

    @Override
    public List<Object> parked(Work work, String cause) {
        return worker.parked(work, cause);
    }

    @Override
    public Duration timeLimit() {
        return worker.timeLimit();
    }
}
