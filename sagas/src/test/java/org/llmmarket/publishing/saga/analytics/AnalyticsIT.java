package org.llmmarket.publishing.saga.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.llmmarket.publishing.saga.analytics.AnalystMarketplace.header;
import static org.llmmarket.publishing.saga.analytics.AnalystMarketplace.idsOn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.kafka.TestBroker;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyticsIT {

    private static int publications;

    private final TestBroker broker = TestBroker.started();
    private AnalystMarketplace marketplace;

    @BeforeEach
    void start() {
        marketplace = new AnalystMarketplace(TestDatabase.freshUrl(), broker.address());
    }

    @AfterEach
    void stop() {
        marketplace.close();
        broker.close();
    }

    private static Sample of(String service) {
        return new Sample(
                new PublicationId("p-analyst-" + publications++), new ServiceId(service), new VersionNumber("1.0.0"));
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            marketplace.published(of("service-" + i % 7));
        }
    }

    private Health.State health() {
        return marketplace.bean(Dependency.class, "kafkaDependency").check().status();
    }

    @Test
    void analysts_get_cloud_events_that_say_what_the_contract_names() {
        String id = marketplace.published(of("service-a"));
        marketplace.awaitSent();

        ConsumerRecord<String, byte[]> message =
                broker.read("marketplace-events").get(0);
        assertThat(message.key()).isEqualTo("service-a");
        assertThat(header(message, "ce_id")).isEqualTo(id);
        assertThat(header(message, "ce_type")).isEqualTo("service_published");
        assertThat(header(message, "ce_source")).isEqualTo("/publishing-service");
        assertThat(header(message, "ce_time")).isEqualTo(Sample.NOW.toString());
        assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(message, "content-type")).isEqualTo("application/json");
        JsonNode value = JsonMapper.shared().readTree(new String(message.value(), StandardCharsets.UTF_8));
        assertThat(value.path("userId").asString()).isEqualTo("ada");
        assertThat(value.path("metadata").path("pricingModel").asString()).isEqualTo("per-token");
        assertThat(health()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void a_broker_killed_under_load_has_every_event_once_it_is_back_and_each_service_in_order() {
        publish(60);
        broker.kill();
        publish(60);
        await().atMost(AnalystMarketplace.LONG).until(() -> relay().isFailing());
        assertThat(health()).isEqualTo(Health.State.UNHEALTHY);
        assertThat(relay().lag()).isPositive();
        marketplace.restart();
        publish(60);
        broker.start();
        publish(60);
        marketplace.awaitSent();

        List<String> ids = idsOn(broker);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(marketplace.heard());
        Map<String, List<String>> byService = broker.read("marketplace-events").stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(each -> header(each, "ce_id"), Collectors.toList())));
        byService.values().forEach(service -> assertThat(
                        service.stream().distinct().map(marketplace.heard()::indexOf))
                .isSorted());
        await().atMost(AnalystMarketplace.LONG).until(() -> health() == Health.State.HEALTHY);
    }

    private LogRelay relay() {
        return marketplace.bean(LogRelay.class);
    }

    @Test
    void an_event_that_no_broker_takes_is_parked_alone() {
        marketplace.failed(of("service-a"), "e".repeat(1_200_000));
        String next = marketplace.published(of("service-a"));
        marketplace.awaitSent();

        assertThat(idsOn(broker)).containsExactly(next);
        assertThat(marketplace.bean(ParkedEvents.class).all()).singleElement().satisfies(parked -> {
            assertThat(parked.processor()).isEqualTo("analytics");
            assertThat(parked.name()).isEqualTo("PublicationFailed");
            assertThat(parked.error()).contains("RecordTooLarge");
        });
    }

    @Test
    void an_event_that_cannot_be_read_is_parked_and_keeps_no_other_waiting() {
        String before = marketplace.published(of("service-a"));
        marketplace.awaitSent();
        marketplace.bean(JdbcClient.class).sql("""
                        INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at, payload, metadata)
                        SELECT aggregate_type, 'ill', 0, gen_random_uuid(), name, revision, at, '{"publicationId": [1]}', '{}'
                        FROM domain_event WHERE name = 'PublicationCompleted' LIMIT 1""").update();
        String next = marketplace.published(of("service-a"));

        await().atMost(AnalystMarketplace.LONG).until(() -> idsOn(broker).equals(List.of(before, next)));
        assertThat(marketplace.bean(ParkedEvents.class).all())
                .singleElement()
                .satisfies(parked -> assertThat(parked.stream()).isEqualTo("ill"));
    }

    @Test
    void what_is_parked_is_sent_once_it_can_be() {
        Sample early = of("service-a");
        String id = marketplace.appendFrom(1, early, early.completed());
        await().atMost(AnalystMarketplace.LONG)
                .until(() -> marketplace.bean(ParkedEvents.class).all().size() == 1);

        marketplace.appendFrom(0, early, early.started());
        marketplace
                .bean(ParkedEvents.class)
                .retry("analytics", early.publication().toString());

        await().atMost(AnalystMarketplace.LONG)
                .until(() -> marketplace.bean(ParkedEvents.class).all().isEmpty());
        assertThat(idsOn(broker)).containsExactly(id);
    }
}
