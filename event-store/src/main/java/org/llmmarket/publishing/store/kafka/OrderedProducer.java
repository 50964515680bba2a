package org.llmmarket.publishing.store.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records to one topic, made where it does not exist, and waits until the brokers have them. Whatever happens, what
 * arrives of each partition arrives in order for the first time: after a fault nothing later is sent before all of it is sent
 * again. One thread uses it.
 */
public final class OrderedProducer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderedProducer.class);
    private static final long GLANCE_MILLIS = 500;

    /** A topic that was deleted under an open producer comes back as the brokers like it. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final TopicPlan topic;
    private final Duration patience;
    private final Duration lookEvery;
    private @Nullable Producer<String, byte[]> open;
    private long lastLook;
    private long lastProgress;

    public OrderedProducer(TopicPlan topic, Duration patience) {
        this(topic, patience, LOOK_EVERY);
    }

    /** @param lookEvery after which the topic is looked at again before something is sent */
    OrderedProducer(TopicPlan topic, Duration patience, Duration lookEvery) {
        this.topic = topic;
        this.patience = patience;
        this.lookEvery = lookEvery;
    }

    /**
     * Sends the records and returns when each has arrived or was refused for good.
     *
     * @param stillWaiting called about twice a second while nothing is heard; what it throws ends the wait
     * @return why, by the record's place in the list, the brokers will never take it
     */
    public Map<Integer, String> send(List<ProducerRecord<String, byte[]>> records, Runnable stillWaiting)
            throws KafkaAway, InterruptedException {
        if (records.isEmpty()) {
            return Map.of();
        }
        lastProgress = System.nanoTime();
        boolean arrived = false;
        try {
            Map<Integer, String> refused = sendAll(records, stillWaiting);
            arrived = true;
            return refused;
        } catch (KafkaException e) {
            throw new KafkaAway(topic.name() + " is not to be had", e);
        } finally {
            if (!arrived) {
                close();
            }
        }
    }

    private Map<Integer, String> sendAll(List<ProducerRecord<String, byte[]>> records, Runnable stillWaiting)
            throws KafkaAway, InterruptedException {
        Producer<String, byte[]> producer = producer(stillWaiting);
        Map<Integer, String> refused = new TreeMap<>();
        Deque<Future<RecordMetadata>> underWay = new ArrayDeque<>();
        for (ProducerRecord<String, byte[]> each : records) {
            underWay.add(begin(producer, each, stillWaiting));
        }
        for (int i = 0; i < records.size(); i++) {
            Throwable failure = failure(underWay.remove(), stillWaiting);
            if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
                refused.put(i, failure.toString());
            } else if (failure != null) {
                throw new KafkaAway(topic.name() + " takes nothing", failure);
            }
        }
        return refused;
    }

    /** A record that could not even be queued is tried again before any later one. */
    private Future<RecordMetadata> begin(
            Producer<String, byte[]> producer, ProducerRecord<String, byte[]> message, Runnable stillWaiting)
            throws KafkaAway, InterruptedException {
        while (true) {
            Future<RecordMetadata> sending = producer.send(message);
            if (!sending.isDone() || !isUnqueued(failure(sending, stillWaiting))) {
                return sending;
            }
            wait(stillWaiting);
        }
    }

    private static boolean isUnqueued(@Nullable Throwable failure) {
        return failure instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    private @Nullable Throwable failure(Future<?> answer, Runnable stillWaiting)
            throws KafkaAway, InterruptedException {
        while (true) {
            try {
                answer.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                lastProgress = System.nanoTime();
                return null;
            } catch (TimeoutException nothingYet) {
                wait(stillWaiting);
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }

    private void wait(Runnable stillWaiting) throws KafkaAway {
        if (System.nanoTime() - lastProgress > patience.toNanos()) {
            throw new KafkaAway(
                    topic.name() + ": nothing is heard of " + topic.brokers() + " for " + patience.toSeconds() + " s");
        }
        stillWaiting.run();
    }

    private Producer<String, byte[]> producer(Runnable stillWaiting) throws KafkaAway, InterruptedException {
        Producer<String, byte[]> known = open;
        if (known == null || System.nanoTime() - lastLook >= lookEvery.toNanos()) {
            prepareTopic(stillWaiting);
            lastLook = System.nanoTime();
        }
        if (known == null) {
            known = KafkaClients.producer(topic.brokers());
            open = known;
        }
        return known;
    }

    private void prepareTopic(Runnable stillWaiting) throws KafkaAway, InterruptedException {
        Admin admin = KafkaClients.admin(topic.brokers());
        try {
            Throwable missing =
                    failure(admin.describeTopics(List.of(topic.name())).allTopicNames(), stillWaiting);
            Throwable failure = missing instanceof UnknownTopicOrPartitionException
                    ? failure(admin.createTopics(List.of(topic.newTopic())).all(), stillWaiting)
                    : missing;
            boolean isThere = missing == null || failure instanceof TopicExistsException;
            if (isThere && topic.keepsAll()) {
                keepAll(admin, stillWaiting);
            } else if (missing instanceof AuthorizationException) {
                // Whoever may not look may be allowed to send.
                LOG.info("{} is taken as it is: {}", topic.name(), missing.getMessage());
            } else if (failure != null && !isThere) {
                throw new KafkaAway(topic.name() + " cannot be made", failure);
            }
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** A topic that a broker has made by itself drops records after a while; what somebody has set on it is left as it is. */
    private void keepAll(Admin admin, Runnable stillWaiting) throws KafkaAway, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Future<Map<ConfigResource, Config>> asked =
                admin.describeConfigs(List.of(resource)).all();
        if (failure(asked, stillWaiting) == null && !isSet(asked, resource)) {
            AlterConfigOp keep = new AlterConfigOp(
                    new ConfigEntry(TopicPlan.RETENTION, TopicPlan.FOR_EVER), AlterConfigOp.OpType.SET);
            Throwable refused = failure(
                    admin.incrementalAlterConfigs(Map.of(resource, List.of(keep)))
                            .all(),
                    stillWaiting);
            if (refused == null) {
                LOG.info("{} keeps its records for good now", topic.name());
            } else {
                LOG.debug("{} keeps its records for as long as its brokers like", topic.name(), refused);
            }
        }
    }

    private static boolean isSet(Future<Map<ConfigResource, Config>> described, ConfigResource resource)
            throws InterruptedException {
        try {
            Config config = described.get().get(resource);
            ConfigEntry retention = config == null ? null : config.get(TopicPlan.RETENTION);
            return retention == null || retention.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
        } catch (ExecutionException e) {
            return true;
        }
    }

    /** Gives up whatever is under way. */
    @Override
    public void close() {
        Producer<String, byte[]> known = open;
        open = null;
        if (known != null) {
            known.close(Duration.ZERO);
        }
    }
}
