package org.llmmarket.publishing.saga.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.StoreSettings;
import org.llmmarket.publishing.store.StoredLog;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.kafka.KafkaClients;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.llmmarket.publishing.store.kafka.TestBroker;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TopicReconciliationIT {

    private static final String TOPIC = "marketplace-events";
    private static final int SERVICES = 5;

    private final TestBroker broker = TestBroker.started();
    private final String database = TestDatabase.freshUrl();
    private AnalystMarketplace marketplace;

    @BeforeEach
    void start() {
        marketplace = new AnalystMarketplace(database, broker.address());
        for (int i = 0; i < 20; i++) {
            marketplace.published(new Sample(
                    new PublicationId("p-" + i), new ServiceId("service-" + i % SERVICES), new VersionNumber("1.0.0")));
        }
        marketplace.awaitSent();
    }

    @AfterEach
    void stop() {
        marketplace.close();
        broker.close();
    }

    private interface Call {
        Reconciliation on(TopicReconciliation reconciliation) throws Exception;
    }

    private Reconciliation reconcile(Call call) throws Exception {
        Binder settings = new Binder(new MapConfigurationPropertySource(
                Map.of("publishing.store.database-url", database, "publishing.kafka.brokers", broker.address())));
        try (StoredLog log = StoredLog.open(settings.bindOrCreate("publishing.store", StoreSettings.class))) {
            return call.on(
                    new TopicReconciliation(log, settings.bindOrCreate("publishing.kafka", KafkaSettings.class)));
        }
    }

    @Test
    void a_topic_that_says_what_the_log_says_is_sound() throws Exception {
        Reconciliation found = reconcile(TopicReconciliation::compare);

        assertThat(found.isSound()).isTrue();
        assertThat(found.expected()).isEqualTo(20);
        assertThat(found.found()).isEqualTo(20);
        assertThat(found.waiting()).isZero();
    }

    @Test
    void what_was_removed_is_missing_until_it_is_repaired() throws Exception {
        List<String> removed = removeTheFirstOfEachPartition();

        Reconciliation found = reconcile(TopicReconciliation::compare);
        assertThat(found.isSound()).isFalse();
        assertThat(found.missing()).extracting(Reconciliation.Missing::id).containsExactlyInAnyOrderElementsOf(removed);

        assertThat(reconcile(tool -> tool.repair(tool.compare())).repaired()).isEqualTo(removed.size());
        Reconciliation after = reconcile(TopicReconciliation::compare);
        assertThat(after.isSound()).isTrue();
        assertThat(after.found()).isEqualTo(20);
    }

    private List<String> removeTheFirstOfEachPartition() throws Exception {
        Map<TopicPartition, RecordsToDelete> ends = new HashMap<>();
        List<String> removed = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : broker.read(TOPIC)) {
            if (message.offset() == 0) {
                ends.put(new TopicPartition(TOPIC, message.partition()), RecordsToDelete.beforeOffset(1));
                removed.add(AnalystMarketplace.header(message, "ce_id"));
            }
        }
        try (var admin = broker.admin()) {
            admin.deleteRecords(ends).all().get();
        }
        return removed;
    }

    @Test
    void what_came_twice_or_from_elsewhere_is_told() throws Exception {
        ConsumerRecord<String, byte[]> first = broker.read(TOPIC).get(0);
        try (var producer = KafkaClients.producer(broker.address())) {
            producer.send(new ProducerRecord<>(TOPIC, null, first.key(), first.value(), first.headers()))
                    .get();
            producer.send(new ProducerRecord<>(TOPIC, "service-0", new byte[0])).get();
        }

        Reconciliation found = reconcile(TopicReconciliation::compare);

        assertThat(found.duplicates()).isEqualTo(Map.of(AnalystMarketplace.header(first, "ce_id"), 2));
        assertThat(found.unknown()).singleElement().asString().contains("@");
        assertThat(found.missing()).isEmpty();
    }

    @Test
    void a_topic_that_is_gone_lacks_everything_and_is_made_again() throws Exception {
        marketplace.close();
        try (var admin = broker.admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }

        assertThat(reconcile(TopicReconciliation::compare).missing()).hasSize(20);
        assertThat(reconcile(tool -> tool.repair(tool.compare())).missing()).isEmpty();
        assertThat(AnalystMarketplace.idsOn(broker)).containsExactlyInAnyOrderElementsOf(marketplace.heard());
    }
}
