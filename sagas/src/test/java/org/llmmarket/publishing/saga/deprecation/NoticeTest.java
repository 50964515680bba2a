package org.llmmarket.publishing.saga.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class NoticeTest {

    private static final ServiceId SERVICE = new ServiceId("service-1");
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

        List<VersionNumber> versions = List.of(new VersionNumber("1.0.0"), new VersionNumber("1.1.0"));
        Work deadline = NoticeWorker.deadline(
                new VersionsDeprecated(SERVICE, versions, sunset, null, null),
                "announced",
                SunsetNotice.HALF_TIME,
                NOW);

        assertThat(performed(deadline, NOW.plus(Duration.ofDays(22))))
                .isEqualTo(WorkOutcome.done(new GiveSunsetNotice(SERVICE, sunset, SunsetNotice.HALF_TIME, versions)));
        assertThat(performed(deadline, sunset)).isEqualTo(WorkOutcome.done());
    }

    @Test
    void a_deadline_of_the_release_before_is_for_all_versions_of_its_sunset() {
        Instant sunset = NOW.plus(Duration.ofDays(30));
        Work deadline = Work.at(
                NOW,
                NoticeWorker.KIND,
                "service-1:" + sunset + ":half-time",
                Map.of("serviceId", "service-1", "sunsetAt", sunset.toString(), "notice", "half-time"));

        assertThat(performed(deadline, NOW))
                .isEqualTo(WorkOutcome.done(new GiveSunsetNotice(SERVICE, sunset, SunsetNotice.HALF_TIME, List.of())));
    }

    private static WorkOutcome performed(Work deadline, Instant now) {
        return new NoticeWorker(Clock.fixed(now, ZoneOffset.UTC)).perform(deadline);
    }
}
