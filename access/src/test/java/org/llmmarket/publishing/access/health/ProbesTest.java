package org.llmmarket.publishing.access.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.health.Health.State;

class ProbesTest {

    @Test
    void nobody_makes_others_wait() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Supplier<State> ponders = () -> {
            asked.incrementAndGet();
            awaitUninterrupted(never);
            return State.HEALTHY;
        };
        try (Probes probes = new Probes(
                () -> List.of(named("kafka", ponders), named("redis", ponders), named("database", () -> State.HEALTHY)),
                Duration.ofMillis(100),
                Duration.ofMillis(20))) {
            long start = System.nanoTime();
            assertThat(probes.states())
                    .containsEntry("kafka", State.UNHEALTHY)
                    .containsEntry("redis", State.UNHEALTHY)
                    .containsEntry("database", State.HEALTHY)
                    .containsEntry("governance", State.DISABLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            start = System.nanoTime();
            probes.states();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
            assertThat(asked).as("who still ponders is not asked again").hasValue(2);
            never.countDown();
            await().atMost(Duration.ofSeconds(5)).until(() -> probes.states().get("kafka") == State.HEALTHY);
        }
    }

    @Test
    void who_cannot_say_how_it_is_is_unhealthy() {
        try (Probes probes = new Probes(
                () -> List.of(named("registry", () -> {
                    throw new IllegalStateException("x");
                })),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1))) {
            assertThat(probes.states()).containsEntry("registry", State.UNHEALTHY);
        }
    }

    @Test
    void who_fails_with_an_error_is_asked_again() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Supplier<State> fails = () -> {
            if (broken.get()) {
                throw new LinkageError("x");
            }
            return State.HEALTHY;
        };
        try (Probes probes =
                new Probes(() -> List.of(named("redis", fails)), Duration.ofMillis(100), Duration.ofMillis(20))) {
            assertThat(probes.states()).containsEntry("redis", State.UNHEALTHY);
            broken.set(false);
            await().atMost(Duration.ofSeconds(5)).until(() -> probes.states().get("redis") == State.HEALTHY);
        }
    }

    @Test
    void an_error_ends_no_asking() {
        AtomicInteger asked = new AtomicInteger();
        Supplier<List<Dependency>> failsOnce = () -> {
            if (asked.incrementAndGet() == 2) {
                throw new LinkageError("x");
            }
            return List.of(named("redis", () -> asked.get() > 2 ? State.DEGRADED : State.HEALTHY));
        };
        try (Probes probes = new Probes(failsOnce, Duration.ofMillis(100), Duration.ofMillis(20))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> probes.states().get("redis") == State.DEGRADED);
        }
    }

    @Test
    void states_are_kept_for_a_moment() {
        AtomicInteger asked = new AtomicInteger();
        try (Probes probes = new Probes(
                () -> List.of(named("redis", () -> {
                    asked.incrementAndGet();
                    return State.HEALTHY;
                })),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1))) {
            probes.states();
            probes.states();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void uptime_is_written_for_people() {
        assertThat(Uptime.format(Duration.ofSeconds(24 * 3600 + 15 * 60 + 30))).isEqualTo("24h15m30s");
        assertThat(Uptime.format(Duration.ZERO)).isEqualTo("0h0m0s");
    }

    private static Dependency named(String name, Supplier<State> state) {
        return new Dependency() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return new Health(state.get(), "");
            }
        };
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
