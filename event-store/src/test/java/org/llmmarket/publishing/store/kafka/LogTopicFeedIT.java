package org.llmmarket.publishing.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.llmmarket.publishing.store.engine.StoredEvent;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogTopicFeedIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestBroker broker = TestBroker.started();
    private final String database = TestDatabase.freshUrl();
    private ConfigurableApplicationContext writing;
    private ConfigurableApplicationContext reading;

    @BeforeEach
    void start() {
        writing = SampleApplication.start(
                database, List.of(LogTopicIT.Relaying.class), "publishing.kafka.brokers=" + broker.address());
        book(20);
        reading = startReader();
    }

    private ConfigurableApplicationContext startReader() {
        return SampleApplication.start(
                database,
                "publishing.kafka.brokers=" + broker.address(),
                "publishing.kafka.follow-log=true",
                "publishing.store.batch-size=7");
    }

    @AfterEach
    void stop() {
        reading.close();
        writing.close();
        broker.close();
    }

    private void book(int events) {
        CommandGateway gateway = writing.getBean(CommandGateway.class);
        String ledger = UUID.randomUUID().toString();
        gateway.sendAndWait(new Ledger.Open(ledger, "svc"));
        for (int i = 1; i < events; i++) {
            gateway.sendAndWait(new Ledger.Book(ledger, 1));
        }
    }

    private List<Long> stored() {
        return writing.getBean(JdbcClient.class)
                .sql("SELECT position FROM domain_event ORDER BY position")
                .query(Long.class)
                .list();
    }

    private List<Long> read() {
        return reading.getBean(LogTail.class).after(0, 100_000).messages().stream()
                .map(message -> Positions.of(message.trackingToken()))
                .toList();
    }

    private void awaitRead() {
        await().atMost(LONG).until(() -> read().equals(stored()));
    }

    private LogTopicFeed feed() {
        return reading.getBean(LogTopicFeed.class);
    }

    @Test
    void a_reader_begins_with_what_the_database_has_and_hears_the_rest_over_kafka() {
        awaitRead();
        await().atMost(LONG).until(() -> {
            book(1);
            return feed().received() > 0;
        });
        long before = feed().received();
        book(40);
        awaitRead();
        await().atMost(LONG).until(() -> feed().received() >= before + 40);
    }

    @Test
    void a_reader_misses_nothing_while_the_broker_is_away_and_when_it_is_back() {
        broker.kill();
        book(10);
        awaitRead();
        reading.close();
        reading = startReader();
        book(10);
        awaitRead();
        broker.start();
        await().atMost(LONG).until(() -> {
            book(1);
            return feed().received() > 0;
        });
        awaitRead();
    }

    @Test
    void a_reader_hears_without_the_broker_as_soon_as_the_database_tells() {
        broker.kill();
        awaitRead();
        List<Duration> delays = new ArrayList<>();
        for (int booked = 0; booked < 5; booked++) {
            long begun = System.nanoTime();
            book(1);
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> read().equals(stored()));
            delays.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        Collections.sort(delays);

        assertThat(delays.get(delays.size() / 2)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void records_of_another_log_or_none_at_all_are_passed_over() throws Exception {
        await().atMost(LONG).until(() -> {
            book(1);
            return feed().received() > 0;
        });
        try (var producer = KafkaClients.producer(broker.address())) {
            producer.send(new LogRecord("another", 0, event(1_000_000)).toRecord("marketplace-log"))
                    .get();
            producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
                            "marketplace-log", 0, "k", new byte[3]))
                    .get();
        }
        book(5);
        awaitRead();
    }

    @Test
    void an_event_before_which_others_are_missing_waits_until_they_are_read_from_the_database() {
        awaitRead();
        LogTail tail = reading.getBean(LogTail.class);
        long head = tail.head();

        assertThat(tail.offer(head + 5, event(head + 6))).isFalse();
        assertThat(tail.head()).isEqualTo(head);
        assertThat(tail.offer(0, event(head))).isTrue();
        assertThat(read()).doesNotHaveDuplicates();
    }

    private static StoredEvent event(long position) {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                position, "Ledger", "a", 0, UUID.randomUUID().toString(), "Booked", "1", Instant.now(), json, json);
    }

    @Test
    void the_relay_counts_what_it_sends() {
        await().atMost(LONG).until(() -> writing.getBean(LogRelay.class).sent() >= 20);
        assertThat(writing.getBean(LogRelay.class).failures()).isZero();
        await().atMost(LONG).until(() -> writing.getBean(LogRelay.class).lag() == 0);
    }
}
