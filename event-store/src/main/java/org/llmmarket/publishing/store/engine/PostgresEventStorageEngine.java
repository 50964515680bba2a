package org.llmmarket.publishing.store.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Axon's storage engine on the log: appends join the caller's transaction, and its readers are woken once that has committed.
 * Two writers of one aggregate meet in a {@code ConcurrencyException}, or {@code AggregateStreamCreationException} for its
 * first event.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final int PAGE = 500;

    private final PendingAppends appends;
    private final EventReader reader;
    private final Snapshots snapshots;
    private final LogTail tail;
    private final Signals signals;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AppendListener listener;

    public PostgresEventStorageEngine(
            DataSource dataSource,
            Serializer eventSerializer,
            Serializer stateSerializer,
            EventUpcaster upcasters,
            LogTail tail,
            Signals signals,
            AppendListener listener) {
        this.jdbc = JdbcClient.create(dataSource);
        this.appends = new PendingAppends(new EventAppender(dataSource, eventSerializer), tail.sightings());
        this.reader = new EventReader(dataSource, eventSerializer, upcasters);
        this.snapshots = new Snapshots(jdbc, stateSerializer);
        this.tail = tail;
        this.signals = signals;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.listener = listener;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            append(events);
        } else {
            transaction.executeWithoutResult(status -> append(events));
        }
    }

    private void append(List<? extends EventMessage<?>> events) {
        appends.add(events);
        listener.appended(events.size());
        signals.raiseAfterCommit(Topic.EVENTS);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.find(aggregateIdentifier);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return reader.ofAggregate(aggregateIdentifier, firstSequenceNumber);
    }

    /** What is settled at the time of the call; to follow the log, open a stream of the event store. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long upTo = tail.head();
        return Stream.iterate(
                        page(Positions.of(token), upTo),
                        page -> !page.isEmpty(),
                        page -> page(Positions.of(page.get(page.size() - 1).trackingToken()), upTo))
                .flatMap(List::stream);
    }

    private List<TrackedEventMessage<?>> page(long after, long upTo) {
        return reader.messages(reader.between(after, upTo, PAGE));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return jdbc.sql("SELECT sequence FROM domain_event WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1")
                .param(aggregateIdentifier)
                .query(Long.class)
                .optional();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(Positions.BEFORE_THE_FIRST);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(tail.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return jdbc.sql("SELECT min(position) - 1 FROM domain_event WHERE at >= ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .<TrackingToken>map(GlobalSequenceTrackingToken::new)
                .orElseGet(this::createHeadToken);
    }
}
