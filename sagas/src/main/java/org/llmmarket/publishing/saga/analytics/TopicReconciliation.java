package org.llmmarket.publishing.saga.analytics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.saga.analytics.Reconciliation.Missing;
import org.llmmarket.publishing.store.StoredLog;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.Positions;
import org.llmmarket.publishing.store.kafka.KafkaAway;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.llmmarket.publishing.store.kafka.OrderedProducer;
import org.llmmarket.publishing.store.kafka.TopicPlan;
import org.llmmarket.publishing.store.kafka.TopicReading;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Holds {@code marketplace-events} against the log, and sends what is missing; the service may run meanwhile. */
public final class TopicReconciliation {

    private static final int PAGE = 500;

    private final StoredLog log;
    private final TopicPlan topic;
    private final KafkaSettings settings;

    public TopicReconciliation(StoredLog log, KafkaSettings settings) {
        this.log = log;
        this.settings = settings;
        this.topic = settings.eventsTopic();
    }

    /** Reads the topic to its end, and then the log: what the topic has and the log has not, nobody has recorded. */
    public Reconciliation compare() throws KafkaAway, InterruptedException {
        long sentUpTo = log.positionOf(AnalyticsOutlet.GROUP);
        TopicContent content = new TopicContent();
        TopicReading.read(topic, message -> add(message, content));
        log.catchUp();
        Map<String, Missing> heard = heard();
        Map<String, Long> positions = new HashMap<>();
        heard.forEach((id, event) -> positions.put(id, event.position()));
        List<Missing> absent = heard.values().stream()
                .filter(event -> !content.has(event.id()))
                .toList();
        List<Missing> missing =
                absent.stream().filter(event -> event.position() <= sentUpTo).toList();
        List<String> unknown = content.without(heard.keySet());
        int waiting = absent.size() - missing.size();
        return new Reconciliation(
                topic.name(),
                heard.size() - waiting,
                content.size() - unknown.size(),
                missing,
                content.duplicates(),
                unknown,
                content.outOfOrder(positions),
                waiting,
                0);
    }

    private static void add(ConsumerRecord<String, byte[]> message, TopicContent content) {
        Header id = message.headers().lastHeader("ce_id");
        content.add(
                id == null
                        ? message.partition() + "@" + message.offset()
                        : new String(id.value(), StandardCharsets.UTF_8),
                message.partition() + "/" + message.key(),
                message.headers().lastHeader("ce_" + AnalyticsRecord.REPAIRED) != null);
    }

    /** Every event of the log that should be on the topic. */
    private Map<String, Missing> heard() {
        Map<String, Missing> heard = new LinkedHashMap<>();
        long position = 0;
        for (LogPage page = log.after(position, PAGE); page.upTo() > position; page = log.after(position, PAGE)) {
            for (TrackedEventMessage<?> message : page.messages()) {
                if (MarketplaceEvents.areHeard(message.getPayloadType())) {
                    heard.put(
                            message.getIdentifier(),
                            new Missing(
                                    message.getIdentifier(),
                                    message.getPayloadType().getSimpleName(),
                                    serviceOf(message),
                                    Positions.of(message.trackingToken())));
                }
            }
            position = page.upTo();
        }
        return heard;
    }

    private static String serviceOf(TrackedEventMessage<?> message) {
        try {
            Object payload = message.getPayload();
            return payload instanceof PublicationEvent step
                    ? step.serviceId().toString()
                    : ((ServiceEvent) payload).serviceId().toString();
        } catch (SerializationException unreadable) {
            return "unknown";
        }
    }

    /** Sends what is missing, in the order of the log and marked as repaired. */
    public Reconciliation repair(Reconciliation found) throws KafkaAway, InterruptedException {
        MarketplaceEvents events = new MarketplaceEvents(log.log());
        List<Missing> stillMissing = new ArrayList<>();
        try (OrderedProducer producer = new OrderedProducer(topic, settings.patience())) {
            for (int from = 0; from < found.missing().size(); from += PAGE) {
                List<Missing> part = found.missing()
                        .subList(from, Math.min(from + PAGE, found.missing().size()));
                List<Missing> made = new ArrayList<>();
                List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
                for (Missing each : part) {
                    try {
                        records.add(repaired(each, events));
                        made.add(each);
                    } catch (SerializationException unreadable) {
                        stillMissing.add(each);
                    }
                }
                producer.send(records, () -> {}).keySet().forEach(place -> stillMissing.add(made.get(place)));
            }
        }
        return found.withRepaired(stillMissing);
    }

    private ProducerRecord<String, byte[]> repaired(Missing missing, MarketplaceEvents events) {
        RecordedEvent source = AnalyticsOutlet.recorded(
                log.after(missing.position() - 1, 1).messages().get(0));
        return AnalyticsRecord.repaired(topic.name(), events.of(source).orElseThrow());
    }
}
