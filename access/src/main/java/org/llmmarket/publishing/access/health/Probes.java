package org.llmmarket.publishing.access.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every dependency how it is: all at once, none for longer than the patience, and not again while it still ponders. */
final class Probes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final List<String> NAMES =
            List.of("database", "redis", "kafka", "registry", "policyEngine", "governance");

    private final Supplier<List<Dependency>> dependencies;
    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, CompletableFuture<Health.State>> running = new ConcurrentHashMap<>();
    private final LoadingCache<String, Map<String, Health.State>> recent;
    private volatile Map<String, Health.State> last = Map.of();

    Probes(Supplier<List<Dependency>> dependencies, Duration patience, Duration kept) {
        this.dependencies = dependencies;
        this.patience = patience;
        recent = Caffeine.newBuilder().expireAfterWrite(kept).build(all -> probe());
    }

    /** The state of each of the contract's dependencies; {@code disabled} where nobody provides it. */
    Map<String, Health.State> states() {
        return recent.get("all");
    }

    /** The states as they were when somebody last asked, without asking again. */
    Map<String, Health.State> lastStates() {
        return last.isEmpty() ? states() : last;
    }

    private Map<String, Health.State> probe() {
        Map<String, CompletableFuture<Health.State>> asked = new LinkedHashMap<>();
        dependencies.get().forEach(dependency -> asked.put(dependency.name(), ask(dependency)));
        Map<String, Health.State> states = new LinkedHashMap<>();
        NAMES.forEach(name -> states.put(name, Health.State.DISABLED));
        asked.forEach((name, answer) -> states.put(name, answer.join()));
        last = states;
        return states;
    }

    private CompletableFuture<Health.State> ask(Dependency dependency) {
        return running.computeIfAbsent(
                        dependency.name(), name -> CompletableFuture.supplyAsync(() -> check(dependency), threads))
                .whenComplete((state, failure) -> running.remove(dependency.name()))
                .completeOnTimeout(Health.State.UNHEALTHY, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Health.State check(Dependency dependency) {
        try {
            return dependency.check().status();
        } catch (RuntimeException e) {
            LOG.debug("{} cannot say how it is", dependency.name(), e);
            return Health.State.UNHEALTHY;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
