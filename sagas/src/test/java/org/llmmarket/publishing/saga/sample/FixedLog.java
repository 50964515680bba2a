package org.llmmarket.publishing.saga.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** A log that says what the test has put into it; all of it belongs to one service. */
public final class FixedLog implements EventLog {

    private final List<RecordedEvent> events = new ArrayList<>();
    private int reads;

    public static FixedLog of(Object... events) {
        FixedLog log = new FixedLog();
        for (Object event : events) {
            log.add(event, Sample.NOW);
        }
        return log;
    }

    public FixedLog add(Object event, Instant at) {
        events.add(new RecordedEvent(
                events.size(),
                "event-" + events.size(),
                event.getClass().getSimpleName(),
                aggregate(event),
                events.size(),
                at,
                Map.of(),
                event));
        return this;
    }

    private static String aggregate(Object event) {
        if (event instanceof PublicationEvent step) {
            return step.publicationId().toString();
        }
        return event instanceof ApprovalEvent approval ? approval.approvalId().toString() : "service";
    }

    @Override
    public List<RecordedEvent> ofService(String serviceId) {
        reads++;
        return List.copyOf(events);
    }

    @Override
    public List<RecordedEvent> ofAggregate(String aggregateId) {
        reads++;
        return events.stream()
                .filter(event -> event.aggregateId().equals(aggregateId))
                .toList();
    }

    @Override
    public long head() {
        return events.size() - 1L;
    }

    /** How often anybody looked. */
    public int reads() {
        return reads;
    }
}
