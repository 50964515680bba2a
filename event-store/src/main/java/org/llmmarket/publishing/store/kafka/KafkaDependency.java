package org.llmmarket.publishing.store.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.health.Health.State;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the brokers answer, and take what is sent to them. */
final class KafkaDependency implements Dependency, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDependency.class);
    private static final long PATIENCE_MILLIS = 800;

    private final List<String> brokers;
    private final Supplier<Stream<LogRelay>> relays;
    private final Map<String, Admin> clients = new ConcurrentHashMap<>();

    KafkaDependency(KafkaSettings settings, Supplier<Stream<LogRelay>> relays) {
        this.brokers = Stream.of(settings.brokers(), settings.analyticsBrokers())
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        this.relays = relays;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Health check() {
        if (brokers.isEmpty()) {
            return new Health(State.DISABLED, "no brokers are set");
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        List<String> silent =
                brokers.stream().filter(each -> !answers(each, deadline)).toList();
        if (!silent.isEmpty()) {
            State state = silent.size() == brokers.size() ? State.UNHEALTHY : State.DEGRADED;
            return new Health(state, String.join(", ", silent) + " does not answer");
        }
        if (relays.get().anyMatch(LogRelay::isFailing)) {
            return new Health(State.DEGRADED, "answers, but does not take what is sent");
        }
        return relays.get().anyMatch(LogRelay::isBehind)
                ? new Health(State.DEGRADED, "answers, but has not heard yet of much that has happened")
                : new Health(State.HEALTHY, "answers");
    }

    private boolean answers(String address, long deadline) {
        try {
            return !clients.computeIfAbsent(address, KafkaClients::admin)
                    .describeCluster()
                    .nodes()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            LOG.debug("{} does not answer", address, e);
            return false;
        }
    }

    @Override
    public void close() {
        clients.values().forEach(admin -> admin.close(Duration.ZERO));
    }
}
