package org.llmmarket.publishing.store.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.StoredEvent;
import org.llmmarket.publishing.store.serial.StoreMappers;

/**
 * An event of the log as a binary CloudEvent on {@code marketplace-log}: where it stands is in the headers, its payload and
 * metadata, as they are stored, are the value.
 *
 * @param store the log that it stands in: positions of another one mean nothing
 * @param previous no event of that log stands between this position and its own
 */
record LogRecord(String store, long previous, StoredEvent event) {

    /** All of them lie in one partition, so that their order is the log's. */
    static final int PARTITION = 0;

    private static final URI SOURCE = URI.create("/publishing-service/log");
    private static final ObjectMapper JSON = StoreMappers.forMessages();
    private static final byte[] PAYLOAD = "{\"payload\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] METADATA = ",\"metadata\":".getBytes(StandardCharsets.UTF_8);

    ProducerRecord<String, byte[]> toRecord(String topic) {
        CloudEventBuilder cloud = CloudEventBuilder.v1()
                .withId(event.eventId())
                .withSource(SOURCE)
                .withType(event.name())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withExtension("store", store)
                .withExtension("position", Long.toString(event.position()))
                .withExtension("previous", Long.toString(previous))
                .withExtension("aggregatetype", event.aggregateType())
                .withExtension("aggregateid", event.aggregateId())
                .withExtension("sequence", Long.toString(event.sequence()))
                .withData("application/json", value());
        if (event.revision() != null) {
            cloud.withExtension("revision", event.revision());
        }
        return KafkaMessageFactory.createWriter(topic, PARTITION, event.aggregateId())
                .writeBinary(cloud.build());
    }

    private byte[] value() {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(PAYLOAD);
        value.writeBytes(event.payload());
        value.writeBytes(METADATA);
        value.writeBytes(event.metadata());
        value.write('}');
        return value.toByteArray();
    }

    /** @throws IllegalArgumentException when it is no such record */
    static LogRecord of(ConsumerRecord<String, byte[]> message) {
        try {
            CloudEvent cloud = KafkaMessageFactory.createReader(message).toEvent();
            JsonNode value = JSON.readTree(
                    Objects.requireNonNull(cloud.getData(), "data").toBytes());
            StoredEvent event = new StoredEvent(
                    Long.parseLong(text(cloud, "position")),
                    text(cloud, "aggregatetype"),
                    text(cloud, "aggregateid"),
                    Long.parseLong(text(cloud, "sequence")),
                    cloud.getId(),
                    cloud.getType(),
                    find(cloud, "revision"),
                    Objects.requireNonNull(cloud.getTime(), "time").toInstant(),
                    JSON.writeValueAsBytes(value.required("payload")),
                    JSON.writeValueAsBytes(value.required("metadata")));
            return new LogRecord(text(cloud, "store"), Long.parseLong(text(cloud, "previous")), event);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no event of the log: " + e.getMessage(), e);
        }
    }

    private static String text(CloudEvent cloud, String extension) {
        return Objects.requireNonNull(find(cloud, extension), extension);
    }

    private static @Nullable String find(CloudEvent cloud, String extension) {
        Object value = cloud.getExtension(extension);
        return value == null ? null : value.toString();
    }
}
