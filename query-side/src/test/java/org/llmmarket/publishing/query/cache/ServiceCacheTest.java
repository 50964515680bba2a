package org.llmmarket.publishing.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.ServiceId;

class ServiceCacheTest {

    private static final ServiceId SERVICE = new ServiceId("a");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Hearsay hearsay = new Hearsay(100);
    private final Shelf shelf = new Shelf();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger queries = new AtomicInteger();
    private volatile Known inDatabase = new Known(101);
    private volatile long settled = 101;
    private volatile boolean isAbreast = true;
    private volatile Runnable meanwhile = () -> {};
    private final ServiceCache<Known> cache = cache();

    ServiceCacheTest() {
        hearsay.begins(100);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void what_was_read_is_not_read_again() {
        assertThat(position()).isEqualTo(101);
        assertThat(position()).isEqualTo(101);

        assertThat(queries).hasValue(1);
        assertThat(count("hit")).isEqualTo(1);
        assertThat(count("miss")).isEqualTo(1);
    }

    @Test
    void an_event_outdates_what_is_kept() {
        assertThat(position()).isEqualTo(101);

        happens(102);

        assertThat(position()).isEqualTo(102);
    }

    @Test
    void many_who_want_the_same_cause_one_query() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        meanwhile = () -> {
            reading.countDown();
            waitFor(go);
        };
        List<CompletableFuture<Long>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(CompletableFuture.supplyAsync(this::position, threads));
        }
        reading.await();
        await().until(() -> count("joined") == 49);
        go.countDown();

        assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo(101));
        assertThat(queries).hasValue(1);
    }

    @Test
    void who_comes_after_an_event_does_not_join_those_who_read_before_it() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        meanwhile = () -> {
            reading.countDown();
            waitFor(go);
        };
        CompletableFuture<Long> before = CompletableFuture.supplyAsync(this::position, threads);
        waitFor(reading);
        meanwhile = () -> {};
        happens(102);

        assertThat(position()).isEqualTo(102);
        go.countDown();
        assertThat(before.join()).isEqualTo(101);
        assertThat(position()).as("what was read before is not kept").isEqualTo(102);
    }

    @Test
    void nobody_finds_what_an_event_has_outdated_before_it_would_have_been_kept() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        meanwhile = () -> {
            reading.countDown();
            waitFor(go);
        };
        Thread before = new Thread(this::position);
        before.start();
        waitFor(reading);
        meanwhile = () -> {};
        happens(102);
        FutureTask<Long> later = new FutureTask<>(this::position);
        Thread after = new Thread(later);

        synchronized (hearsay) {
            go.countDown();
            await().until(() -> before.getState() == Thread.State.BLOCKED);
            after.start();
            await().until(() -> later.isDone() || after.getState() == Thread.State.BLOCKED);
        }

        assertThat(later.get()).isEqualTo(102);
    }

    @Test
    void what_was_read_while_another_model_came_in_is_not_kept() {
        meanwhile = cache::forgetAll;
        assertThat(position()).isEqualTo(101);
        meanwhile = () -> {};

        assertThat(position()).isEqualTo(101);
        assertThat(count("hit")).isZero();
    }

    @Test
    void a_failure_is_everybodys_and_is_not_kept() {
        meanwhile = () -> {
            throw new IllegalStateException("no database");
        };
        assertThatThrownBy(this::position).hasMessage("no database");
        meanwhile = () -> {};

        assertThat(position()).isEqualTo(101);
    }

    @Test
    void what_another_process_has_read_is_taken_while_it_is_true() {
        assertThat(position()).isEqualTo(101);
        ServiceCache<Known> other = cache();

        assertThat(other.find(SERVICE).orElseThrow().position()).isEqualTo(101);
        assertThat(queries).hasValue(1);
        assertThat(count("shared")).isEqualTo(1);

        happens(102);
        assertThat(other.find(SERVICE).orElseThrow().position()).isEqualTo(102);
    }

    @Test
    void what_is_older_than_hearsay_is_asked_of_the_log() {
        shelf.put("known:a", entry(50, 40), Duration.ZERO);
        assertThat(position()).as("newer in the log").isEqualTo(101);

        inDatabase = new Known(40);
        shelf.put("known:b", entry(50, 40), Duration.ZERO);
        assertThat(cache.find(new ServiceId("b")).orElseThrow().position()).isEqualTo(40);
        assertThat(queries).hasValue(1);
    }

    @Test
    void while_nothing_is_heard_the_log_is_asked() {
        assertThat(position()).isEqualTo(101);
        isAbreast = false;
        assertThat(position()).isEqualTo(101);
        assertThat(queries).as("the newest event is still the same").hasValue(1);

        inDatabase = new Known(102);

        assertThat(position()).isEqualTo(102);
    }

    @Test
    void what_is_not_understood_is_passed_over() {
        shelf.put("known:a", new byte[3], Duration.ZERO);
        assertThat(position()).isEqualTo(101);
        shelf.put("known:b", ByteBuffer.allocate(12).putLong(500).putInt(1).array(), Duration.ZERO);
        assertThat(cache.find(new ServiceId("b")).orElseThrow().position()).isEqualTo(101);
    }

    @Test
    void what_could_still_change_is_not_shared() {
        inDatabase = new Known(102);

        assertThat(position()).isEqualTo(102);

        assertThat(shelf.values).isEmpty();
    }

    private long position() {
        return cache.find(SERVICE).orElseThrow().position();
    }

    private void happens(long position) {
        inDatabase = new Known(position);
        settled = position;
        hearsay.seen(SERVICE.value(), "event-" + position, position);
    }

    private double count(String outcome) {
        return meters.get("publishing.cache.reads")
                .tag("cache", "known")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private ServiceCache<Known> cache() {
        return new ServiceCache<>(
                new ServiceCache.Ground(
                        hearsay,
                        shelf,
                        () -> isAbreast,
                        () -> settled,
                        id -> OptionalLong.of(inDatabase.position()),
                        Duration.ofMinutes(5)),
                new ServiceCache.Plan<>(new KnownCodec(), 100, (id, known) -> 1),
                this::read,
                new CacheReads(meters, "known"));
    }

    private Optional<Known> read(ServiceId id) {
        Known found = inDatabase;
        queries.incrementAndGet();
        meanwhile.run();
        return Optional.of(found);
    }

    private static byte[] entry(long asOf, long position) {
        return ByteBuffer.allocate(16).putLong(asOf).putLong(position).array();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Known implements Positioned {
        private final long position;

        Known(long position) {
            this.position = position;
        }

        @Override
        public long position() {
            return position;
        }
    }

    private static final class KnownCodec implements Codec<Known> {
        @Override
        public String name() {
            return "known";
        }

        @Override
        public byte[] write(Known value) {
            return ByteBuffer.allocate(8).putLong(value.position()).array();
        }

        @Override
        public Known read(byte[] bytes) {
            return new Known(ByteBuffer.wrap(bytes).getLong());
        }
    }

    /** What is shared, without a server. */
    private static final class Shelf implements SharedCache {
        private final Map<String, byte[]> values = new HashMap<>();

        @Override
        public synchronized byte @Nullable [] get(String key) {
            return values.get(key);
        }

        @Override
        public synchronized void put(String key, byte[] value, Duration keep) {
            values.put(key, value);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
