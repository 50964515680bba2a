package org.llmmarket.publishing.store.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class CommandClockTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00.000001999Z");

    private final CommandClock clock = new CommandClock(new Ticking());

    @Test
    void everything_in_one_transaction_happens_at_one_instant() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("publish"));
        Instant first = clock.instant();
        UnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("activate"));
        assertThat(clock.instant()).isEqualTo(first);
        nested.commit();
        assertThat(clock.instant()).isEqualTo(first);
        work.commit();

        assertThat(clock.instant()).isAfter(first);
    }

    @Test
    void another_transaction_has_another_instant() {
        assertThat(within(new GenericCommandMessage<>("one"))).isBefore(within(new GenericCommandMessage<>("two")));
    }

    @Test
    void who_takes_events_in_batches_goes_on_with_the_time() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("something happened"));
        assertThat(clock.instant()).isBefore(clock.instant());
        work.commit();
    }

    @Test
    void no_event_is_more_exact_than_the_log() {
        Instant instant = clock.instant();

        assertThat(instant).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private Instant within(Message<?> message) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(message);
        Instant instant = clock.instant();
        work.commit();
        return instant;
    }

    /** A millisecond later whenever it is asked. */
    private static final class Ticking extends Clock {

        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
