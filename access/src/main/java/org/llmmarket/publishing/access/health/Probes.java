package org.llmmarket.publishing.access.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every dependency how it is, again and again in the background and not while it still ponders, so that whoever wants to
 * know hears the newest at once, also of one that hangs.
 */
final class Probes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    /** The contract's dependencies. */
    static final List<String> NAMES = List.of("database", "redis", "kafka", "registry", "policyEngine", "governance");

    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    };

    private final Supplier<List<Dependency>> dependencies;
    private final Duration patience;
    private final Duration every;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(DAEMONS);
    private final ExecutorService threads = Executors.newCachedThreadPool(DAEMONS);
    private final Map<String, Health.State> known = new ConcurrentHashMap<>();
    private final Map<String, Long> pondering = new ConcurrentHashMap<>();
    private final CountDownLatch firstAnswers = new CountDownLatch(1);

    /**
     * Begins to ask when somebody wants to know for the first time.
     *
     * @param patience after which one that ponders counts as unhealthy
     * @param every how long between two questions
     */
    Probes(Supplier<List<Dependency>> dependencies, Duration patience, Duration every) {
        this.dependencies = dependencies;
        this.patience = patience;
        this.every = every;
    }

    /** The state of each of the contract's dependencies; {@code disabled} where nobody provides it. */
    Map<String, Health.State> states() {
        if (begun.compareAndSet(false, true)) {
            Future<?> unused = clock.scheduleWithFixedDelay(this::ask, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
        awaitFirstAnswers();
        Map<String, Health.State> states = new LinkedHashMap<>();
        NAMES.forEach(name -> states.put(name, Health.State.DISABLED));
        pondering.keySet().forEach(name -> states.put(name, Health.State.UNHEALTHY));
        states.putAll(known);
        return states;
    }

    /** The state as a figure: 1 healthy, 0.5 degraded, 0 unhealthy, not a number where it is disabled. */
    double figure(String name) {
        return switch (states().getOrDefault(name, Health.State.DISABLED)) {
            case HEALTHY -> 1;
            case DEGRADED -> 0.5;
            case UNHEALTHY -> 0;
            case DISABLED -> Double.NaN;
        };
    }

    private void awaitFirstAnswers() {
        try {
            if (!firstAnswers.await(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Nobody has said yet how it is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            List<Dependency> all = dependencies.get();
            all.forEach(this::ask);
            if (firstAnswers.getCount() > 0) {
                awaitAnswers(all.size());
            }
            long overdue = System.nanoTime() - patience.toNanos();
            pondering.forEach((name, since) -> {
                if (since - overdue <= 0) {
                    known.put(name, Health.State.UNHEALTHY);
                }
            });
            firstAnswers.countDown();
        } catch (Throwable e) {
            // Whatever it was: the clock asks nobody any more after one that it hears of.
            LOG.warn("The dependencies are asked again in a moment: {}", e.toString());
        }
    }

    private void awaitAnswers(int count) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (known.size() < count && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Dependency dependency) {
        if (pondering.putIfAbsent(dependency.name(), System.nanoTime()) == null) {
            try {
                threads.execute(() -> know(dependency, check(dependency)));
            } catch (RuntimeException | Error e) {
                LOG.warn("{} cannot be asked how it is: {}", dependency.name(), e.toString());
                know(dependency, Health.State.UNHEALTHY);
            }
        }
    }

    private void know(Dependency dependency, Health.State state) {
        known.put(dependency.name(), state);
        pondering.remove(dependency.name());
    }

    private static Health.State check(Dependency dependency) {
        try {
            return dependency.check().status();
        } catch (Throwable e) {
            LOG.debug("{} cannot say how it is", dependency.name(), e);
            return Health.State.UNHEALTHY;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
