package org.llmmarket.publishing.store.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the newest events from {@code marketplace-log} to the tail of the log. It begins at the topic's end and keeps no
 * place in it: the tail, which began with what the database has, passes over what it knows and reads from the database what the
 * topic lacks. Whatever Kafka loses or repeats, the tail misses nothing and takes nothing twice.
 */
public final class LogTopicFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTopicFeed.class);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TopicPlan topic;
    private final LogTail tail;
    private final Supplier<String> store;
    private final LongAdder received = new LongAdder();
    private final LongAdder holes = new LongAdder();
    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> open;
    private @Nullable Thread thread;

    /** @param store the identity of the log that the tail follows */
    LogTopicFeed(TopicPlan topic, LogTail tail, Supplier<String> store) {
        this.topic = topic;
        this.tail = tail;
        this.store = store;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            running = true;
            thread = new Thread(this::run, "feed-" + topic.name());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = KafkaClients.consumer(topic.brokers())) {
                open = consumer;
                follow(consumer, store.get());
            } catch (WakeupException told) {
                LOG.debug("{} is read no more", topic.name());
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be read for now: {}", topic.name(), e.toString());
                pause();
            } finally {
                open = null;
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer, String identity) {
        List<TopicPartition> only = List.of(new TopicPartition(topic.name(), LogRecord.PARTITION));
        consumer.assign(only);
        consumer.seekToEnd(only);
        while (running) {
            consumer.poll(GLANCE).forEach(message -> take(message, identity));
        }
    }

    private void take(ConsumerRecord<String, byte[]> message, String identity) {
        LogRecord event;
        try {
            event = LogRecord.of(message);
        } catch (IllegalArgumentException foreign) {
            LOG.debug("{} at {} is passed over", topic.name(), message.offset(), foreign);
            return;
        }
        if (event.store().equals(identity)) {
            received.increment();
            if (!tail.offer(event.previous(), event.event())) {
                holes.increment();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread following = thread;
        thread = null;
        Consumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (following != null) {
            try {
                following.join(PAUSE.toMillis());
                following.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** How many events of the log have come. */
    public long received() {
        return received.sum();
    }

    /** How many of them came before one that the tail had to read from the database. */
    public long holes() {
        return holes.sum();
    }

    /** After the tail, before all who read. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 300;
    }
}
