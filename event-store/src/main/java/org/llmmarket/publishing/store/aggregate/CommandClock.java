package org.llmmarket.publishing.store.aggregate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The time of events, to the microsecond as the log keeps it: all that one transaction of commands says happened at one
 * instant, that of its first event, so that no instant lies between what became true together.
 */
public final class CommandClock extends Clock {

    private static final String RESOURCE = CommandClock.class.getName();

    private final Clock clock;

    public CommandClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        if (!CurrentUnitOfWork.isStarted()) {
            return now();
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work.getMessage() instanceof EventMessage<?> ? now() : work.getOrComputeResource(RESOURCE, key -> now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new CommandClock(clock.withZone(zone));
    }
}
