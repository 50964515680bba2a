package org.llmmarket.publishing.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.processing.ProcessorSettings;
import org.llmmarket.publishing.store.processing.Progress;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogTopicIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOPIC = "marketplace-log";

    private static TestBroker broker;

    private final String database = TestDatabase.freshUrl();
    private ConfigurableApplicationContext process;

    @Configuration(proxyBeanMethods = false)
    static class Relaying {

        @Bean
        LogRelay logTopic(
                KafkaSettings settings,
                LogTail tail,
                TokenStore tokens,
                TransactionManager transactions,
                ParkedEvents parked) {
            LogTopicOutlet outlet = new LogTopicOutlet(
                    settings,
                    tail,
                    () -> transactions.fetchInTransaction(
                            () -> tokens.retrieveStorageIdentifier().orElseThrow()));
            return new LogRelay(outlet, tail, tokens, transactions, parked, ProcessorSettings.withBatchSize(50));
        }
    }

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.started();
    }

    @AfterAll
    static void endBroker() {
        broker.close();
    }

    @BeforeEach
    void start() {
        process = startProcess();
    }

    private ConfigurableApplicationContext startProcess() {
        return SampleApplication.start(
                database,
                List.of(Relaying.class),
                "publishing.kafka.brokers=" + broker.address(),
                "publishing.kafka.patience=PT20S");
    }

    @AfterEach
    void stop() throws Exception {
        process.close();
        try (var admin = broker.admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
    }

    private void book(int events) {
        CommandGateway gateway = process.getBean(CommandGateway.class);
        String ledger = "ledger-" + System.nanoTime();
        gateway.sendAndWait(new Ledger.Open(ledger, "svc"));
        for (int i = 1; i < events; i++) {
            gateway.sendAndWait(new Ledger.Book(ledger, 1));
        }
    }

    private void awaitSent() {
        await().atMost(LONG).until(() -> progress().behind() == 0 && progress().position() == lastPosition());
    }

    private Progress progress() {
        return process.getBean(ProgressReport.class).all().stream()
                .filter(each -> each.processor().equals(TOPIC))
                .findFirst()
                .orElseThrow();
    }

    private long lastPosition() {
        return positions().get(positions().size() - 1);
    }

    private List<Long> positions() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT position FROM domain_event ORDER BY position")
                .query(Long.class)
                .list();
    }

    private static long position(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(header(message, "ce_position"));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<Long> firstPositions() {
        return broker.read(TOPIC).stream().map(LogTopicIT::position).distinct().toList();
    }

    @Test
    void every_event_arrives_with_all_that_the_log_knows_of_it() {
        book(3);
        awaitSent();

        ConsumerRecord<String, byte[]> last = broker.read(TOPIC).get(2);
        assertThat(header(last, "ce_type")).isEqualTo("Booked");
        assertThat(header(last, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(last, "content-type")).isEqualTo("application/json");
        assertThat(header(last, "ce_sequence")).isEqualTo("2");
        assertThat(header(last, "ce_previous")).isEqualTo(Long.toString(position(last) - 1));
        assertThat(new String(last.value(), StandardCharsets.UTF_8))
                .startsWith("{\"payload\":{")
                .contains("\"metadata\":{");
        LogRecord read = LogRecord.of(last);
        assertThat(read.event().position()).isEqualTo(position(last));
        assertThat(read.event().aggregateId()).isEqualTo(last.key());
        assertThat(firstPositions()).isEqualTo(positions());
    }

    @Test
    void a_broker_that_is_killed_in_the_middle_of_load_gets_every_event_in_order() {
        book(100);
        broker.kill();
        book(100);
        await().atMost(LONG).until(() -> progress().behind() > 0);
        broker.start();
        book(100);
        awaitSent();

        assertThat(firstPositions()).isEqualTo(positions());
    }

    @Test
    void a_process_that_is_started_again_goes_on_where_it_was() {
        book(10);
        awaitSent();
        process.close();
        process = startProcess();
        book(10);
        awaitSent();

        assertThat(broker.read(TOPIC)).hasSize(20);
        assertThat(firstPositions()).isEqualTo(positions());
    }

    @Test
    void a_process_starts_and_ends_quickly_while_the_broker_is_away() {
        broker.kill();
        process.close();
        process = startProcess();
        book(5);
        await().atMost(LONG).until(() -> process.getBean(LogRelay.class).isFailing());
        long before = System.nanoTime();
        process.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        broker.start();
        process = startProcess();
        awaitSent();
        assertThat(firstPositions()).isEqualTo(positions());
        assertThat(LongStream.rangeClosed(1, 5).boxed().toList()).isEqualTo(positions());
    }
}
