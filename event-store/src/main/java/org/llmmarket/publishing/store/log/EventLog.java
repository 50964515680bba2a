package org.llmmarket.publishing.store.log;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the log across streams, in log order. */
public interface EventLog {

    /** Every event whose payload names this service, whatever its aggregate. */
    List<RecordedEvent> ofService(String serviceId);

    /** Those behind a position, read as far as they are taken from the stream. */
    default Stream<RecordedEvent> ofService(String serviceId, long after) {
        return ofService(serviceId).stream().filter(event -> event.position() > after);
    }

    /** Of those, the ones of the kinds that are wanted: what is not is not deserialized. */
    default Stream<RecordedEvent> ofService(String serviceId, long after, Predicate<Class<?>> wanted) {
        return ofService(serviceId, after)
                .filter(event -> wanted.test(event.payload().getClass()));
    }

    /** Every event of one aggregate's stream. */
    List<RecordedEvent> ofAggregate(String aggregateId);

    /** The position of the newest event that every reader may see; -1 when the log is empty. */
    long head();
}
