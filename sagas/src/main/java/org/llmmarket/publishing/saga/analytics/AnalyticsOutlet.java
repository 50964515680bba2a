package org.llmmarket.publishing.saga.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.llmmarket.publishing.store.kafka.OrderedProducer;
import org.llmmarket.publishing.store.kafka.TopicPlan;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.processing.Faults;
import org.llmmarket.publishing.store.processing.Outlet;
import org.llmmarket.publishing.store.processing.Relayed;
import org.llmmarket.publishing.store.processing.Relayed.Refused;

/** Sends what analysts hear of to {@code marketplace-events}. */
final class AnalyticsOutlet implements Outlet {

    static final String GROUP = KafkaSettings.ANALYTICS;

    private final TopicPlan topic;
    private final OrderedProducer producer;
    private final LogTail tail;
    private final MarketplaceEvents events;

    AnalyticsOutlet(KafkaSettings settings, LogTail tail, MarketplaceEvents events) {
        this.topic = settings.eventsTopic();
        this.producer = new OrderedProducer(topic, settings.patience());
        this.tail = tail;
        this.events = events;
    }

    @Override
    public String name() {
        return GROUP;
    }

    @Override
    public Relayed relay(long position, int atMost, Runnable stillWaiting) throws Exception {
        LogPage page = tail.after(position, atMost);
        List<TrackedEventMessage<?>> sources = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (TrackedEventMessage<?> message : page.messages()) {
            if (MarketplaceEvents.areHeard(message.getPayloadType())) {
                stillWaiting.run();
                Optional<ProducerRecord<String, byte[]>> made = made(message, refused);
                made.ifPresent(each -> {
                    sources.add(message);
                    records.add(each);
                });
            }
        }
        Map<Integer, String> unsent = producer.send(records, stillWaiting);
        unsent.forEach((place, error) -> refused.add(refused(sources.get(place), error)));
        return new Relayed(page.upTo(), records.size() - unsent.size(), refused);
    }

    private Optional<ProducerRecord<String, byte[]>> made(TrackedEventMessage<?> message, List<Refused> refused) {
        try {
            return events.of(recorded(message)).map(event -> AnalyticsRecord.of(topic.name(), event));
        } catch (RuntimeException e) {
            if (Faults.passes(e)) {
                throw e;
            }
            refused.add(refused(message, e.toString()));
            return Optional.empty();
        }
    }

    static RecordedEvent recorded(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new RecordedEvent(
                Positions.of(message.trackingToken()),
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getMetaData(),
                event.getPayload());
    }

    /** Of an event that cannot be read, that much is known. */
    private static Refused refused(TrackedEventMessage<?> message, String error) {
        return new Refused(
                Positions.of(message.trackingToken()),
                ((DomainEventMessage<?>) message).getAggregateIdentifier(),
                message.getPayloadType().getSimpleName(),
                error);
    }

    @Override
    public void close() {
        producer.close();
    }
}
