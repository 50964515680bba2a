package org.llmmarket.publishing.store.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.serial.MessageNames;
import org.llmmarket.publishing.store.serial.NamedJacksonSerializer;
import org.llmmarket.publishing.store.serial.StoreMappers;
import org.llmmarket.publishing.store.signal.PostgresSignals;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An event store without Spring around it: as good as a process of its own. */
final class TestStore implements AutoCloseable {

    private final PostgresSignals signals;
    private final LogTail tail;
    private final PostgresEventStorageEngine engine;
    private final PostgresEventStore events;
    private final EventAppender appender;

    private TestStore(DataSource pool) {
        Serializer serializer = new NamedJacksonSerializer(
                StoreMappers.forMessages(),
                MessageNames.of(List.of("org.llmmarket.publishing.store.sample")),
                new AnnotationRevisionResolver());
        EventUpcasterChain upcasters = new EventUpcasterChain();
        signals = new PostgresSignals(pool);
        tail = new LogTail(pool, serializer, upcasters, pool, signals, Duration.ZERO);
        engine = new PostgresEventStorageEngine(pool, serializer, serializer, upcasters, tail, signals, events -> {});
        events = new PostgresEventStore(engine, tail);
        appender = new EventAppender(pool, serializer);
        signals.start();
        tail.start();
    }

    static TestStore on(DataSource pool) {
        return new TestStore(pool);
    }

    void append(DomainEventMessage<?> event) {
        append(List.of(event));
    }

    /** In a transaction of the test's own the rows are written at once, so that they are there for as long as it stays open. */
    void append(List<? extends DomainEventMessage<?>> batch) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            appender.append(batch);
            signals.raiseAfterCommit(Topic.EVENTS);
        } else {
            engine.appendEvents(batch);
        }
    }

    BlockingStream<TrackedEventMessage<?>> open() {
        return events.openStream(null);
    }

    void tell(LogWitness witness) {
        tail.tell(witness);
    }

    boolean isAbreast(Duration ago) {
        return tail.isAbreast(ago);
    }

    long head() {
        return tail.head();
    }

    long lastSequence(String aggregate) {
        return engine.lastSequenceNumberFor(aggregate).orElse(-1L);
    }

    static DomainEventMessage<?> event(String aggregate, long sequence, Instant at) {
        return new GenericDomainEventMessage<>(
                "Ledger",
                aggregate,
                sequence,
                new Ledger.Booked(aggregate, 1, sequence),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                at);
    }

    static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tail.stop();
        signals.stop();
    }
}
