package org.llmmarket.publishing.store.engine;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's event store on the log; its streams wait for the tail instead of asking again and again. */
public final class PostgresEventStore extends AbstractEventStore {

    private final LogTail tail;

    public PostgresEventStore(EventStorageEngine engine, LogTail tail) {
        super(new Settings().storageEngine(engine));
        this.tail = tail;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LogStream(tail, Positions.of(token));
    }

    private static final class Settings extends AbstractEventStore.Builder {}
}
