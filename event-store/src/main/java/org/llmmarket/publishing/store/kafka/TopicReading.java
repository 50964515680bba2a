package org.llmmarket.publishing.store.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads a topic from its first record to the end that it has when the reading begins. */
public final class TopicReading {

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicReading() {}

    /** Hands each record over, each partition in its order; a topic that does not exist has none. */
    public static void read(TopicPlan topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> each)
            throws KafkaAway, InterruptedException {
        List<TopicPartition> partitions = partitions(topic);
        if (partitions.isEmpty()) {
            return;
        }
        try (Consumer<String, byte[]> consumer = KafkaClients.consumer(topic.brokers())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readUpTo(consumer.endOffsets(partitions), consumer, each);
        } catch (KafkaException e) {
            throw new KafkaAway(topic.name() + " cannot be read", e);
        }
    }

    private static void readUpTo(
            Map<TopicPartition, Long> ends,
            Consumer<String, byte[]> consumer,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> each)
            throws KafkaAway {
        long lastProgress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(GLANCE);
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new KafkaAway("the brokers went away while they were read");
            }
            records.forEach(message -> {
                if (message.offset()
                        < ends.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L)) {
                    each.accept(message);
                }
            });
        }
    }

    private static List<TopicPartition> partitions(TopicPlan topic) throws KafkaAway, InterruptedException {
        try (Admin admin = KafkaClients.admin(topic.brokers())) {
            return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw new KafkaAway(topic.brokers() + " cannot be asked", e);
        } catch (KafkaException e) {
            throw new KafkaAway(topic.brokers() + " cannot be asked", e);
        }
    }
}
