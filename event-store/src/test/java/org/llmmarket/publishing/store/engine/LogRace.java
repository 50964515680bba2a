package org.llmmarket.publishing.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writers, one aggregate each, race readers while somebody does harm: every reader must see every event once, in the order of
 * its aggregate, and none that was acknowledged may be missing.
 */
record LogRace(TestStore store, TransactionTemplate transaction, int writers, int eventsPerWriter, int readers) {

    void run(Duration betweenHarms, Runnable harm) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> writing = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String aggregate = "writer-" + w;
            writing.add(threads.submit(() -> write(aggregate)));
        }
        List<Future<Map<String, List<Long>>>> reading = new ArrayList<>();
        for (int r = 0; r < readers; r++) {
            reading.add(threads.submit(this::follow));
        }
        while (writing.stream().anyMatch(writer -> !writer.isDone())) {
            harm.run();
            TestStore.pause(betweenHarms);
        }
        for (Future<?> writer : writing) {
            writer.get();
        }
        List<Long> whole = LongStream.range(0, eventsPerWriter).boxed().toList();
        for (Future<Map<String, List<Long>>> reader : reading) {
            assertThat(reader.get()).hasSize(writers).allSatisfy((aggregate, sequences) -> assertThat(sequences)
                    .containsExactlyElementsOf(whole));
        }
        threads.shutdown();
    }

    /** Appends in transactions of one to nine events, some of which are rolled back and tried again. */
    private void write(String aggregate) {
        int acknowledged = 0;
        while (acknowledged < eventsPerWriter) {
            int size = Math.min(1 + ThreadLocalRandom.current().nextInt(9), eventsPerWriter - acknowledged);
            boolean refused = ThreadLocalRandom.current().nextInt(20) == 0;
            List<DomainEventMessage<?>> events = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                events.add(TestStore.event(aggregate, acknowledged + i, Instant.now()));
            }
            try {
                transaction.executeWithoutResult(status -> {
                    store.append(events);
                    if (refused) {
                        status.setRollbackOnly();
                    }
                });
            } catch (RuntimeException ended) {
                acknowledged = storedOf(aggregate, acknowledged);
                continue;
            }
            acknowledged += refused ? 0 : size;
        }
    }

    /** What is there of an aggregate once the server answers again; what was acknowledged must be among it. */
    private int storedOf(String aggregate, int acknowledged) {
        while (true) {
            try {
                int stored = (int) store.lastSequence(aggregate) + 1;
                assertThat(stored).as("stored of " + aggregate).isGreaterThanOrEqualTo(acknowledged);
                return stored;
            } catch (RuntimeException away) {
                TestStore.pause(Duration.ofMillis(20));
            }
        }
    }

    private Map<String, List<Long>> follow() throws InterruptedException {
        Map<String, List<Long>> seen = new HashMap<>();
        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            for (int i = 0; i < writers * eventsPerWriter; i++) {
                assertThat(reader.hasNextAvailable(30, TimeUnit.SECONDS))
                        .as("event %d of %d", i + 1, writers * eventsPerWriter)
                        .isTrue();
                DomainEventMessage<?> event = (DomainEventMessage<?>) reader.nextAvailable();
                seen.computeIfAbsent(event.getAggregateIdentifier(), first -> new ArrayList<>())
                        .add(event.getSequenceNumber());
            }
        }
        return seen;
    }
}
