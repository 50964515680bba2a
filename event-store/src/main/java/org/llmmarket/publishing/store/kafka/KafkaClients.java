package org.llmmarket.publishing.store.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients that are back within seconds of the brokers' return. */
public final class KafkaClients {

    private static final String NEVER = Integer.toString(Integer.MAX_VALUE);

    private KafkaClients() {}

    /**
     * A producer that gives up no record by itself: were one given up and a later one got through, their order would be lost.
     * Whoever waits too long closes it, and with it everything that is under way.
     */
    public static Producer<String, byte[]> producer(String brokers) {
        Map<String, Object> settings = common(brokers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("delivery.timeout.ms", NEVER);
        settings.put("request.timeout.ms", "10000");
        settings.put("linger.ms", "2");
        settings.put("max.block.ms", "1000");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of no group, which is told where to begin and commits nothing. */
    public static Consumer<String, byte[]> consumer(String brokers) {
        Map<String, Object> settings = common(brokers);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        // Whoever writes a topic makes it, as it is meant to be.
        settings.put("allow.auto.create.topics", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("default.api.timeout.ms", "10000");
        settings.put("request.timeout.ms", "8000");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    public static Admin admin(String brokers) {
        Map<String, Object> settings = common(brokers);
        settings.put("request.timeout.ms", "3000");
        settings.put("default.api.timeout.ms", "20000");
        return Admin.create(settings);
    }

    private static Map<String, Object> common(String brokers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", brokers);
        settings.put("client.id", "publishing-service");
        settings.put("reconnect.backoff.ms", "100");
        settings.put("reconnect.backoff.max.ms", "2000");
        settings.put("retry.backoff.ms", "100");
        settings.put("retry.backoff.max.ms", "2000");
        settings.put("socket.connection.setup.timeout.ms", "3000");
        settings.put("socket.connection.setup.timeout.max.ms", "5000");
        settings.put("enable.metrics.push", "false");
        settings.put("auto.include.jmx.reporter", "false");
        return settings;
    }
}
