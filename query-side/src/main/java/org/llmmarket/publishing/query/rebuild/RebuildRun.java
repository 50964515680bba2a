package org.llmmarket.publishing.query.rebuild;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.Silence;
import org.llmmarket.publishing.store.processing.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Goes on with one rebuild from where it stands. Each step is one transaction or several that can be repeated, and says in the
 * rebuild's row where it ends; so it may be broken off anywhere.
 */
class RebuildRun {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);
    private static final int FEW_SERVICES = 50;
    private static final int MOST_PASSES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 100;

    /** In a row, without anything that was done between them. */
    private static final int MOST_FAULTS = 20;

    /** One statement makes an index over millions of rows, or compares two tables of as many, and says nothing meanwhile. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(6);

    private final Ground ground;
    private final ReadModel model;
    private final ModelTables tables;
    private final CatchUp catchUp;
    private final Swap swap;
    private final String owner;
    private final Executor reader;
    private final BooleanSupplier goesOn;
    private @Nullable Rebuild faultyAt;
    private int faults;

    RebuildRun(Ground ground, ReadModel model, String owner, Executor reader, BooleanSupplier goesOn) {
        this.ground = ground;
        this.model = model;
        this.tables = new ModelTables(ground.jdbc(), model);
        this.catchUp = new CatchUp(ground, model, tables);
        this.swap = new Swap(ground, model, tables, catchUp);
        this.owner = owner;
        this.reader = reader;
        this.goesOn = goesOn;
    }

    /** Until it has ended, is held, or this process ends. */
    void run() {
        boolean isFirst = true;
        while (goesOn.getAsBoolean()) {
            Rebuild now = ground.rebuilds().heldBy(model.group(), owner).orElse(null);
            if (now == null || !now.state().isUnderWay()) {
                return;
            }
            try {
                step(now, isFirst);
                isFirst = false;
            } catch (ClaimLost changed) {
                LOG.debug("{}", changed.getMessage());
            } catch (RuntimeException e) {
                if (Faults.passes(e) && !isStuck(now)) {
                    LOG.info("The rebuild of {} pauses: {}", model.group(), e.getMessage());
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else {
                    fail(now, e);
                }
            }
        }
    }

    /** What should pass by itself and has come again too often, passes no more. */
    private boolean isStuck(Rebuild now) {
        faults = Objects.equals(now, faultyAt) ? faults + 1 : 1;
        faultyAt = now;
        return faults > MOST_FAULTS;
    }

    private void step(Rebuild now, boolean isFirst) {
        boolean begun = now.state() != RebuildState.REQUESTED && now.state() != RebuildState.CANCELLING;
        if (isFirst && begun && !isOfUse(now.state())) {
            ground.rebuilds().change(now, owner, "state = 'requested', after_service = '', events_done = 0");
            return;
        }
        switch (now.state()) {
            case REQUESTED -> begin(now);
            case BUILDING -> new FirstPass(ground, model, tables, now, owner, reader).run(goesOn);
            case INDEXING -> index(now);
            case CATCHING_UP -> catchUp(now);
            case COMPARING, SWAPPING -> swap(now);
            case CANCELLING -> cancel(now);
            default -> throw new IllegalStateException(now.state() + " is no step");
        }
    }

    /** What is there from before a migration is not, nor what has been indexed before an index was added. */
    private boolean isOfUse(RebuildState state) {
        boolean isIndexed = state != RebuildState.BUILDING && state != RebuildState.INDEXING;
        return isIndexed ? tables.areLikeLive(tables.next()) : tables.haveLiveShape(tables.next());
    }

    private void begin(Rebuild now) {
        long head = ground.head();
        long events = ground.byService().reader(model::reads).count(head);
        LOG.info("{} is made anew from {} events", model.group(), events);
        ground.transactions().executeWithoutResult(status -> {
            ground.rebuilds()
                    .change(
                            now,
                            owner,
                            "state = 'building', started_at = now(), began_at = ?, built_to = ?, events_total = ?,"
                                    + " events_done = 0, after_service = '', left_out = '{}'",
                            head,
                            head,
                            events);
            tables.create();
        });
    }

    private void index(Rebuild now) {
        Silence.atMost(LONGEST_STATEMENT);
        try {
            for (String index : tables.indexes()) {
                ground.quickly(() -> {
                    tables.makeIndex(index);
                    ground.rebuilds().change(now, owner, "state = state");
                });
            }
            ground.quickly(tables::analyze);
        } finally {
            Silence.asUsual();
        }
        ground.rebuilds().change(now, owner, "state = 'catching_up'");
    }

    private void catchUp(Rebuild now) {
        Rebuild at = now;
        for (int pass = 0; pass < MOST_PASSES && goesOn.getAsBoolean(); pass++) {
            int services = catchUp.step(at, owner, RebuildState.CATCHING_UP);
            at = ground.rebuilds().heldBy(model.group(), owner).orElseThrow(() -> new ClaimLost(model.group()));
            if (services <= FEW_SERVICES) {
                break;
            }
        }
        ground.rebuilds().change(at, owner, "state = 'comparing'");
    }

    private Swap.Parity compare(Rebuild now) {
        Silence.atMost(LONGEST_STATEMENT);
        try {
            return swap.compare(now);
        } finally {
            Silence.asUsual();
        }
    }

    private void swap(Rebuild now) {
        Swap.Parity parity = compare(now);
        Rebuild at = now;
        Duration pause = PAUSE;
        boolean isPatient = false;
        while (goesOn.getAsBoolean()) {
            catchUp.step(at, owner, RebuildState.SWAPPING);
            at = ground.rebuilds().heldBy(model.group(), owner).orElseThrow(() -> new ClaimLost(model.group()));
            awaitGroup(at);
            try {
                Swap.Outcome outcome = swap.swap(at, owner, parity, isPatient);
                if (outcome != Swap.Outcome.BEHIND) {
                    LOG.info("The rebuild of {} is {}", model.group(), outcome);
                    return;
                }
            } catch (RuntimeException e) {
                if (!Faults.passes(e)) {
                    throw e;
                }
                // Somebody reads for long: others are let through before the next attempt.
                isPatient = !isPatient;
                LOG.debug("{} is not swapped in yet", model.group(), e);
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Lets the group come as far as the next model, which need then not be ahead of it; one that stands still is not waited for. */
    private void awaitGroup(Rebuild at) {
        for (int look = 0; look < MOST_LOOKS && goesOn.getAsBoolean() && !swap.isHeard(at); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void cancel(Rebuild now) {
        ground.transactions().executeWithoutResult(status -> {
            tables.dropNext();
            ground.rebuilds().change(now, owner, "state = 'cancelled', ended_at = now()");
        });
    }

    private void fail(Rebuild now, RuntimeException e) {
        LOG.error("{} cannot be made anew; what is live stays", model.group(), e);
        try {
            ground.transactions().executeWithoutResult(status -> {
                tables.dropNext();
                ground.rebuilds()
                        .change(
                                now,
                                owner,
                                "state = 'failed', ended_at = now(), error = ?",
                                String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
            });
        } catch (RuntimeException again) {
            LOG.warn("The end of the rebuild of {} is told in a moment", model.group(), again);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
