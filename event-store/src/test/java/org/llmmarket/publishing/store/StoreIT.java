package org.llmmarket.publishing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.LedgerProjection;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoreIT {

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = SampleApplication.start(TestDatabase.freshUrl());
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static CommandGateway commands() {
        return context.getBean(CommandGateway.class);
    }

    private static JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Test
    void an_event_is_readable_in_the_table() {
        String id = UUID.randomUUID().toString();
        commands()
                .sendAndWait(new GenericCommandMessage<>(
                        new Ledger.Open(id, "svc-1"),
                        MetaData.with("requestId", "r-1").and("actor", "a-1")));

        Map<String, Object> row = jdbc().sql(
                        "SELECT aggregate_type, name, revision, service_id, payload->>'ledgerId' AS ledger,"
                                + " metadata->>'requestId' AS request, metadata->>'actor' AS actor FROM domain_event"
                                + " WHERE aggregate_id = ?")
                .param(id)
                .query()
                .singleRow();

        assertThat(row)
                .containsEntry("aggregate_type", "Ledger")
                .containsEntry("name", "Opened")
                .containsEntry("revision", "1")
                .containsEntry("service_id", "svc-1")
                .containsEntry("ledger", id)
                .containsEntry("request", "r-1")
                .containsEntry("actor", "a-1");
        assertThat(context.getBean(EventLog.class).ofService("svc-1"))
                .singleElement()
                .satisfies(event -> assertThat(event.payload()).isEqualTo(new Ledger.Opened(id, "svc-1")));
    }

    @Test
    void of_a_service_all_but_what_cannot_be_read_is_read() {
        String id = UUID.randomUUID().toString();
        commands().sendAndWait(new Ledger.Open(id, "svc-ill"));
        jdbc().sql("INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at,"
                        + " service_id, payload, metadata) SELECT aggregate_type, 'ill', 0, gen_random_uuid(), name,"
                        + " revision, at, service_id, '[]', '{}' FROM domain_event WHERE aggregate_id = ?")
                .param(id)
                .update();
        EventLog log = context.getBean(EventLog.class);

        assertThat(log.ofService("svc-ill"))
                .extracting(RecordedEvent::aggregateId)
                .containsExactly(id);
        assertThat(log.ofService("svc-ill", 0))
                .extracting(RecordedEvent::aggregateId)
                .containsExactly(id);
    }

    @Test
    void a_projection_is_woken_and_does_not_wait_for_a_poll() {
        LedgerProjection projection = context.getBean(LedgerProjection.class);
        for (int i = 0; i < 300; i++) {
            String id = UUID.randomUUID().toString();
            projection.sentAt.put(id, System.nanoTime());
            commands().sendAndWait(new Ledger.Open(id, "svc"));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> projection.sentAt.isEmpty());
            if (i == 100) {
                projection.lagNanos.clear();
            }
        }
        List<Long> lags = new ArrayList<>(projection.lagNanos);
        lags.sort(null);
        assertThat(lags.get(lags.size() / 2)).isLessThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void a_saga_goes_through_all_its_steps() {
        int sagas = 200;
        for (int i = 0; i < sagas; i++) {
            commands().sendAndWait(new Ledger.Open("saga-" + i, "saga"));
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc().sql("SELECT count(*) FROM domain_event WHERE name = 'Closed'")
                                .query(Long.class)
                                .single()
                        == sagas);
        assertThat(jdbc().sql("SELECT count(*) FROM domain_event WHERE aggregate_id LIKE 'saga-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(sagas * 11L);
        await().untilAsserted(() -> {
            assertThat(jdbc().sql("SELECT count(*) FROM work").query(Long.class).single())
                    .isZero();
            assertThat(jdbc().sql("SELECT count(*) FROM saga_association WHERE value LIKE 'saga-%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }
}
