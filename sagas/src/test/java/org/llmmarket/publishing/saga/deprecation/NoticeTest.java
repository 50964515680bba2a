package org.llmmarket.publishing.saga.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.store.work.WorkOutcome;

class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void notices_are_due_at_the_start_at_half_time_and_a_week_ahead() {
        Instant sunset = NOW.plus(Duration.ofDays(30));

        assertThat(NoticeTimes.between(NOW, sunset))
                .containsEntry(SunsetNotice.START, NOW)
                .containsEntry(SunsetNotice.HALF_TIME, NOW.plus(Duration.ofDays(15)))
                .containsEntry(SunsetNotice.LAST_WEEK, NOW.plus(Duration.ofDays(23)));
    }

    @Test
    void where_there_is_no_week_the_last_notice_comes_with_a_quarter_of_the_time_left() {
        assertThat(NoticeTimes.between(NOW, NOW.plus(Duration.ofDays(4))))
                .containsEntry(SunsetNotice.HALF_TIME, NOW.plus(Duration.ofDays(2)))
                .containsEntry(SunsetNotice.LAST_WEEK, NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void a_notice_that_was_missed_is_given_late_and_not_at_all_after_the_sunset() {
        Instant sunset = NOW.plus(Duration.ofDays(30));

        assertThat(performed(sunset, NOW.plus(Duration.ofDays(22))))
                .isEqualTo(WorkOutcome.done(
                        new GiveSunsetNotice(new ServiceId("service-1"), sunset, SunsetNotice.HALF_TIME)));
        assertThat(performed(sunset, sunset)).isEqualTo(WorkOutcome.done());
    }

    private static WorkOutcome performed(Instant sunset, Instant now) {
        return new NoticeWorker(Clock.fixed(now, ZoneOffset.UTC))
                .perform(NoticeWorker.deadline("service-1", sunset, SunsetNotice.HALF_TIME, NOW));
    }
}
