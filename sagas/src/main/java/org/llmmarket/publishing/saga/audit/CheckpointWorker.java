package org.llmmarket.publishing.saga.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.llmmarket.publishing.saga.neighbour.Backoff;
import org.llmmarket.publishing.store.proof.CheckpointDelivery;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a checkpoint outside; one that nobody takes for hours is given up, for the next one covers it. */
final class CheckpointWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWorker.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final int TRIES = 50;

    private final LongFunction<Optional<String>> notes;
    private final Predicate<String> webhook;

    CheckpointWorker(LongFunction<Optional<String>> notes, Predicate<String> webhook) {
        this.notes = notes;
        this.webhook = webhook;
    }

    @Override
    public String kind() {
        return CheckpointDelivery.KIND;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public WorkOutcome perform(Work work) {
        Optional<String> note = notes.apply(Long.parseLong(work.key()));
        if (note.isEmpty() || webhook.test(note.get())) {
            return WorkOutcome.done();
        }
        if (work.counted() < TRIES) {
            return WorkOutcome.again(BACKOFF.after(work.attempt()));
        }
        LOG.warn("Nobody has taken the checkpoint of {} events at the webhook.", work.key());
        return WorkOutcome.done();
    }
}
