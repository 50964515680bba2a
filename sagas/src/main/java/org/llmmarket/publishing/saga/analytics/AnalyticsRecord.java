package org.llmmarket.publishing.saga.analytics;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** A marketplace event as a binary CloudEvent; the service is its key, so that what happens to one stays in order. */
final class AnalyticsRecord {

    /** Marks what was sent later than its place, by a repair. */
    static final String REPAIRED = "repaired";

    private static final URI SOURCE = URI.create("/publishing-service");
    private static final JsonMapper JSON = JsonMapper.shared();

    private AnalyticsRecord() {}

    static ProducerRecord<String, byte[]> of(String topic, MarketplaceEvent event) {
        return message(topic, event, cloudEvent(event));
    }

    static ProducerRecord<String, byte[]> repaired(String topic, MarketplaceEvent event) {
        return message(topic, event, cloudEvent(event).withExtension(REPAIRED, "true"));
    }

    private static CloudEventBuilder cloudEvent(MarketplaceEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(SOURCE)
                .withType(event.eventType())
                .withTime(event.timestamp().atOffset(ZoneOffset.UTC))
                .withData("application/json", JSON.writeValueAsBytes(event));
    }

    private static ProducerRecord<String, byte[]> message(
            String topic, MarketplaceEvent event, CloudEventBuilder cloud) {
        return KafkaMessageFactory.createWriter(topic, event.serviceId()).writeBinary(cloud.build());
    }
}
