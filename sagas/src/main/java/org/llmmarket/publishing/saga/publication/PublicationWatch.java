package org.llmmarket.publishing.saga.publication;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The deadline on every path: a publication that has been quiet for long is asked again for whatever its log says should
 * happen next. Asking for work that is already under way changes nothing.
 */
final class PublicationWatch implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationWatch.class);
    private static final Duration LONGEST_WATCH = Duration.ofHours(1);

    private final RunningPublications publications;
    private final EventLog log;
    private final WorkQueue queue;
    private final TransactionOperations transactions;
    private final Duration stuckAfter;
    private final Clock clock;

    PublicationWatch(
            RunningPublications publications,
            EventLog log,
            WorkQueue queue,
            TransactionOperations transactions,
            Duration stuckAfter,
            Clock clock) {
        this.publications = publications;
        this.log = log;
        this.queue = queue;
        this.transactions = transactions;
        this.stuckAfter = stuckAfter;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.WATCH.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork watch = new StepWork(work);
        PublicationStarted publication = publications.get(watch.publicationId());
        Pending pending = Pending.of(
                publication.publicationId(),
                log.ofService(publication.serviceId().toString()));
        Optional<Work> next = pending.work(watch.find(StepWork.REQUEST).orElse(""));
        if (next.isEmpty()) {
            return WorkOutcome.done();
        }
        Duration quiet = Duration.between(pending.lastSign(), clock.instant());
        if (quiet.compareTo(stuckAfter) < 0) {
            return WorkOutcome.again(stuckAfter.minus(quiet));
        }
        askAgain(next.get(), quiet);
        return WorkOutcome.again(quiet.compareTo(LONGEST_WATCH) < 0 ? quiet : LONGEST_WATCH);
    }

    private void askAgain(Work next, Duration quiet) {
        if (!next.dueAt().isAfter(clock.instant())) {
            LOG.warn("Nothing was heard for {} of what {} should do: asking again", quiet, next.key());
        }
        transactions.executeWithoutResult(transaction -> queue.enqueue(next));
    }
}
