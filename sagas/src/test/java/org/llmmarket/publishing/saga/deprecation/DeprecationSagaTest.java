package org.llmmarket.publishing.saga.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.sample.Answers;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.work.WorkOutcome;

class DeprecationSagaTest {

    private static final ServiceId SERVICE = new ServiceId("s-1");
    private static final Instant SUNSET = Sample.NOW.plus(Duration.ofDays(30)).plusNanos(123_456_789);
    private static final Instant LATER = SUNSET.plus(Duration.ofDays(1));

    private final SagaTestFixture<DeprecationSaga> fixture = new SagaTestFixture<>(DeprecationSaga.class);
    private final RecordedQueue queue = new RecordedQueue();

    @BeforeEach
    void prepare() {
        fixture.registerResource(queue);
    }

    @Test
    void an_announced_end_has_a_deadline() {
        fixture.whenPublishingA(deprecated(SUNSET, "1.0.0")).expectActiveSagas(1);

        assertThat(queue.newest("sunset").dueAt()).isEqualTo(SUNSET);
    }

    @Test
    void the_deadline_retires_what_is_deprecated_for_that_very_instant() {
        fixture.whenPublishingA(deprecated(SUNSET, "1.0.0"));

        assertThat(new SunsetWorker().perform(queue.newest("sunset")))
                .isEqualTo(WorkOutcome.done(new RetireDeprecated(SERVICE, SUNSET)));
    }

    @Test
    void a_service_has_one_saga_for_all_its_deprecations() {
        after(deprecated(SUNSET, "1.0.0"))
                .whenPublishingA(deprecated(LATER, "2.0.0"))
                .expectActiveSagas(1);

        assertThat(queue.newest("sunset").dueAt()).isEqualTo(LATER);
        assertThat(queue.cancelled()).isEmpty();
    }

    @Test
    void versions_that_are_announced_later_for_the_same_sunset_have_notices_of_their_own() {
        after(deprecated(SUNSET, "1.0.0")).whenPublishingA(deprecated(SUNSET, "2.0.0"));

        assertThat(queue.asked()).containsExactly("sunset-notice", "sunset-notice", "sunset-notice");
        assertThat(new NoticeWorker(Answers.CLOCK).perform(queue.newest("sunset-notice")))
                .isEqualTo(WorkOutcome.done(
                        new GiveSunsetNotice(SERVICE, SUNSET, SunsetNotice.LAST_WEEK, versions("2.0.0"))));
    }

    @Test
    void notices_fall_away_with_the_last_version_that_was_announced_with_them() {
        after(deprecated(SUNSET, "1.0.0"), deprecated(SUNSET, "2.0.0"))
                .whenPublishingA(new DeprecationCancelled(SERVICE, versions("2.0.0"), null))
                .expectActiveSagas(1);

        assertThat(queue.cancelled()).containsExactly("sunset-notice", "sunset-notice", "sunset-notice");
    }

    @Test
    void a_cancelled_deprecation_has_no_deadline_any_more() {
        after(deprecated(SUNSET, "1.0.0"))
                .whenPublishingA(new DeprecationCancelled(SERVICE, versions("1.0.0"), null))
                .expectActiveSagas(0);

        assertThat(queue.cancelled()).containsExactly("sunset", "sunset-notice", "sunset-notice", "sunset-notice");
    }

    @Test
    void a_deadline_stays_as_long_as_one_version_waits_for_it() {
        after(deprecated(SUNSET, "1.0.0", "1.1.0"))
                .whenPublishingA(new VersionsSuspended(SERVICE, versions("1.0.0"), "For a reason."))
                .expectActiveSagas(1);

        assertThat(queue.cancelled()).isEmpty();
    }

    @Test
    void a_suspended_version_has_no_deadline_any_more() {
        after(deprecated(SUNSET, "1.0.0"))
                .whenPublishingA(new VersionsSuspended(SERVICE, versions("1.0.0"), "For a reason."))
                .expectActiveSagas(0);

        assertThat(queue.cancelled()).containsExactly("sunset", "sunset-notice", "sunset-notice", "sunset-notice");
    }

    @Test
    void a_version_that_is_deprecated_again_has_the_new_deadline_only() {
        after(deprecated(SUNSET, "1.0.0"))
                .whenPublishingA(deprecated(LATER, "1.0.0"))
                .expectActiveSagas(1);

        assertThat(queue.cancelled()).containsExactly("sunset", "sunset-notice", "sunset-notice", "sunset-notice");
        assertThat(queue.newest("sunset").dueAt()).isEqualTo(LATER);
    }

    @Test
    void when_its_sunset_has_come_the_saga_ends() {
        after(deprecated(SUNSET, "1.0.0"))
                .whenPublishingA(new VersionsRetired(SERVICE, versions("1.0.0")))
                .expectActiveSagas(0);
    }

    @Test
    void a_retired_service_waits_for_nothing() {
        after(deprecated(SUNSET, "1.0.0"), deprecated(LATER, "2.0.0"))
                .whenPublishingA(new ServiceRetired(SERVICE, null, List.of(), false))
                .expectActiveSagas(0);

        assertThat(queue.cancelled()).filteredOn("sunset"::equals).hasSize(2);
    }

    @Test
    void a_service_that_was_never_deprecated_starts_no_saga() {
        fixture.whenPublishingA(new VersionsSuspended(SERVICE, versions("1.0.0"), "For a reason."))
                .expectActiveSagas(0);
    }

    private ContinuedGivenState after(Object... events) {
        ContinuedGivenState state = fixture;
        for (Object event : events) {
            state = state.andThenAPublished(event);
        }
        queue.forget();
        return state;
    }

    private static VersionsDeprecated deprecated(Instant sunset, String... versions) {
        return new VersionsDeprecated(SERVICE, versions(versions), sunset, null, null);
    }

    private static List<VersionNumber> versions(String... numbers) {
        return Stream.of(numbers).map(VersionNumber::new).toList();
    }
}
