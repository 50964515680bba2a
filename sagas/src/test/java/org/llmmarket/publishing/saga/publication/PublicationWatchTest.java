package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.springframework.transaction.support.TransactionOperations;

class PublicationWatchTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);
    private static final Work WATCH = Step.WATCH.now(Map.of(StepWork.PUBLICATION, "p-1", StepWork.REQUEST, "req-7"));

    private final RecordedQueue queue = new RecordedQueue();

    @Test
    void a_publication_that_moves_is_left_alone() {
        FixedLog log = FixedLog.of(P.started(), P.policyPassed());

        assertThat(watch(log, Duration.ofSeconds(30))).isEqualTo(WorkOutcome.again(Duration.ofSeconds(90)));
        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void a_publication_that_is_stuck_is_asked_again_for_what_comes_next() {
        FixedLog log = FixedLog.of(P.started(), P.policyPassed());

        assertThat(watch(log, Duration.ofMinutes(3))).isEqualTo(WorkOutcome.again(Duration.ofMinutes(3)));
        assertThat(queue.asked()).containsExactly("registry");
        assertThat(queue.newest("registry").payload()).containsEntry("requestId", "req-7");
    }

    @Test
    void people_are_not_hurried_but_their_deadline_is_kept() {
        FixedLog log = FixedLog.of(P.startedNeedingApproval(), P.approvalAwaited(Sample.NOW.plus(Duration.ofDays(7))));

        assertThat(watch(log, Duration.ofDays(1))).isEqualTo(WorkOutcome.again(Duration.ofHours(1)));
        assertThat(queue.newest("approval-expiry").dueAt()).isEqualTo(Sample.NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void a_publication_that_has_ended_is_watched_no_longer() {
        FixedLog log = FixedLog.of(P.started(), P.completed());

        assertThat(watch(log, Duration.ofDays(1))).isEqualTo(WorkOutcome.done());
        assertThat(queue.asked()).isEmpty();
    }

    private WorkOutcome watch(FixedLog log, Duration later) {
        Instant now = Sample.NOW.plus(later);
        return new PublicationWatch(
                        new RunningPublications(log),
                        log,
                        queue,
                        TransactionOperations.withoutTransaction(),
                        STUCK_AFTER,
                        Clock.fixed(now, ZoneOffset.UTC))
                .perform(WATCH);
    }
}
