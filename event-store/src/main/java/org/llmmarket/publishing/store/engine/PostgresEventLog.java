package org.llmmarket.publishing.store.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log by service and by aggregate. An event of a class that is gone is passed over, and so is one that cannot be read:
 * the groups that have to take it park it, where an admin sees it, and of its service all the rest can be read.
 */
public final class PostgresEventLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventLog.class);

    /** Few enough that little is read in vain, and enough that a long history takes few queries. */
    private static final int PAGE = 128;

    private final EventReader reader;
    private final LogTail tail;
    private final Serializer serializer;

    public PostgresEventLog(DataSource dataSource, Serializer eventSerializer, EventUpcaster upcasters, LogTail tail) {
        this.reader = new EventReader(dataSource, eventSerializer, upcasters);
        this.tail = tail;
        this.serializer = eventSerializer;
    }

    @Override
    public List<RecordedEvent> ofService(String serviceId) {
        return recorded(reader.ofService(serviceId).stream()).toList();
    }

    @Override
    public Stream<RecordedEvent> ofService(String serviceId, long after) {
        return ofService(serviceId, after, kind -> true);
    }

    @Override
    public Stream<RecordedEvent> ofService(String serviceId, long after, Predicate<Class<?>> wanted) {
        return Stream.iterate(
                        reader.ofService(serviceId, after, PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : reader.ofService(serviceId, page.get(PAGE - 1).position(), PAGE))
                .flatMap(page -> recorded(
                        reader.messages(page).stream().filter(message -> wanted.test(message.getPayloadType()))));
    }

    @Override
    public List<RecordedEvent> ofAggregate(String aggregateId) {
        return recorded(reader.ofAggregate(aggregateId).stream()).toList();
    }

    @Override
    public long head() {
        long head = tail.head();
        return head == Positions.BEFORE_THE_FIRST ? -1 : head;
    }

    private Stream<RecordedEvent> recorded(Stream<TrackedEventMessage<?>> messages) {
        return messages.filter(message -> !UnknownSerializedType.class.equals(message.getPayloadType()))
                .flatMap(message -> readable(message).stream());
    }

    private Optional<RecordedEvent> readable(TrackedEventMessage<?> message) {
        try {
            return Optional.of(recorded(message));
        } catch (SerializationException unreadable) {
            LOG.debug("{} cannot be read", message.getIdentifier(), unreadable);
            return Optional.empty();
        }
    }

    private RecordedEvent recorded(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new RecordedEvent(
                Positions.of(message.trackingToken()),
                event.getIdentifier(),
                serializer.typeForClass(event.getPayloadType()).getName(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getMetaData(),
                event.getPayload());
    }
}
