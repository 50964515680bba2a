package org.llmmarket.publishing.saga.neighbour;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.health.Health;

/**
 * Leaves a neighbour alone that failed several times in a row, and lets one call at a time see whether it is back: the first
 * answer opens the way for everybody. All pauses stay short, for work may wait. Health looks at each operation by itself, for
 * what one is answered says nothing about the others.
 */
public final class Breaker {

    private static final int ALL = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** A trial that hangs for longer is not waited for by the others. */
    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(5);

    /** Longer than the pause before a trial and a trial that hangs, so that one that fails every trial is not well between them. */
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final String subject;
    private final CircuitBreaker breaker;
    private final NewestFailures newest;
    private volatile @Nullable MeterRegistry meters;
    private volatile String neighbour = "";

    /**
     * Makes a breaker that lets everything pass.
     *
     * @param subject the neighbour as it stands at the beginning of a sentence
     * @param failures after how many in a row it opens
     * @param longestPause how long the neighbour is left alone between two trials at most
     */
    public Breaker(String subject, int failures, Duration longestPause) {
        this(subject, failures, longestPause, MEMORY);
    }

    /** @param memory how long a failure that nothing has followed counts against the neighbour */
    Breaker(String subject, int failures, Duration longestPause, Duration memory) {
        this.subject = subject;
        this.newest = new NewestFailures(memory);
        Duration first = longestPause.compareTo(FIRST_PAUSE) < 0 ? longestPause : FIRST_PAUSE;
        this.breaker = CircuitBreaker.of(
                subject,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(failures)
                        .minimumNumberOfCalls(failures)
                        .failureRateThreshold(ALL)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(first, 2.0, longestPause))
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
                        .recordException(Breaker::isFailure)
                        .build());
    }

    /** A breaker of nobody, which never opens. */
    public static Breaker none() {
        Breaker none = new Breaker("Nobody", 1, FIRST_PAUSE);
        none.breaker.transitionToDisabledState();
        return none;
    }

    /**
     * Calls, if the neighbour is to be called now.
     *
     * @param operation what it is asked to do
     * @throws NeighbourAway when it gave no usable answer; it says whether the neighbour is down for everybody
     */
    public <T> T call(String operation, Supplier<T> call) {
        long begun = System.nanoTime();
        try {
            T answer = guarded(call);
            answered(operation);
            measure("answered", begun);
            return answer;
        } catch (NeighbourAway away) {
            remember(operation, away.kind());
            measure(away.kind().name().toLowerCase(Locale.ROOT), begun);
            throw away;
        }
    }

    /** Counts for health as an answer to that operation, without a call. */
    public void answered(String operation) {
        newest.answered(operation);
    }

    /** Counts for health as a failure of that operation, without a call; it opens nothing. */
    public void failed(String operation) {
        newest.failed(operation);
    }

    private void remember(String operation, NeighbourAway.Kind kind) {
        switch (kind) {
            case GONE, SLOW, WRONG -> failed(operation);
            case REFUSED -> answered(operation);
            case PAUSED, DISABLED -> {
                // It was not even asked.
            }
        }
    }

    /** Measures the calls, and shows what the breaker thinks of the neighbour. */
    public void bindTo(MeterRegistry registry, String name) {
        meters = registry;
        neighbour = name;
        for (State state : List.of(State.CLOSED, State.OPEN, State.HALF_OPEN)) {
            Gauge.builder("publishing.neighbour.breaker", breaker, each -> each.getState() == state ? 1 : 0)
                    .description("1 for the state that the neighbour's circuit breaker is in")
                    .tag("neighbour", name)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
    }

    private void measure(String outcome, long begun) {
        MeterRegistry registry = meters;
        if (registry != null) {
            Timer.builder("publishing.neighbour.calls")
                    .description("Calls to neighbours, by what came of them")
                    .tag("neighbour", neighbour)
                    .tag("outcome", outcome)
                    .register(registry)
                    .record(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            T answer = breaker.executeSupplier(call);
            // An answer is an answer, however long the trial was given up before.
            close();
            return answer;
        } catch (CallNotPermittedException e) {
            throw new NeighbourAway(
                            NeighbourAway.Kind.PAUSED,
                            subject + " failed several times in a row and is left alone for a while.")
                    .whileDown();
        } catch (NeighbourAway away) {
            throw isClosed() ? away : away.whileDown();
        }
    }

    /**
     * How the neighbour is, by what it says when it is asked for that, and by how it treats the calls that matter: one that is slow,
     * or whose newest answer to any operation was none, is degraded. When nothing has failed for a while it counts as back, for
     * where nobody calls, no trial would ever find that out.
     */
    public Health health(Supplier<Health> check) {
        try {
            Health said = check.get();
            if (said.status() != Health.State.HEALTHY) {
                return said;
            }
            Optional<String> failed = newest.any();
            if (failed.isPresent()) {
                return new Health(Health.State.DEGRADED, "It answers, but failed at this: " + failed.get() + ".");
            }
            close();
            return said;
        } catch (NeighbourAway away) {
            boolean isOnlySlow = away.kind() == NeighbourAway.Kind.SLOW && isClosed();
            return new Health(isOnlySlow ? Health.State.DEGRADED : Health.State.UNHEALTHY, away.detail());
        }
    }

    private void close() {
        if (!isClosed()) {
            breaker.transitionToClosedState();
        }
    }

    /** How many of so many places may begin to call now. */
    public int admits(int places) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> 1;
            case CLOSED, DISABLED, METRICS_ONLY -> places;
        };
    }

    public boolean isClosed() {
        return breaker.getState() == State.CLOSED || breaker.getState() == State.DISABLED;
    }

    /** Its state in the words of the trade: {@code closed}, {@code open}, {@code half_open}. */
    public String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT);
    }

    /** Whoever says no is there. */
    private static boolean isFailure(Throwable fault) {
        return fault instanceof NeighbourAway away && away.kind() != NeighbourAway.Kind.REFUSED;
    }
}
