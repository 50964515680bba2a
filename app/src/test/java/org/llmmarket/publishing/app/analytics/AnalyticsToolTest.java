package org.llmmarket.publishing.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.analytics.Reconciliation;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyticsToolTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new AnalyticsTool(stream(out), stream(err)).run(settings(arguments), arguments);
    }

    private static StandardEnvironment settings(String... arguments) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return settings;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_says_how_it_is_called() {
        assertThat(run("analytics")).isZero();
        assertThat(run("analytics", "reconcile", "--help")).isZero();
        assertThat(text(out)).contains("analytics reconcile [--repair]", "Exit codes");
    }

    @Test
    void a_wrong_call_is_refused_in_one_line() {
        assertThat(run("analytics", "delete")).isEqualTo(2);
        assertThat(run("analytics", "reconcile", "--repiar")).isEqualTo(2);
        assertThat(run("analytics", "reconcile", "--format=yaml")).isEqualTo(2);
        assertThat(text(err)).hasLineCount(3).contains("'--repiar'", "'yaml'");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void without_brokers_or_database_there_is_nothing_to_compare() {
        assertThat(run("analytics", "reconcile", "--kafka-brokers=", "--analytics-hub-kafka-brokers="))
                .isEqualTo(2);
        assertThat(run("analytics", "reconcile", "--kafka-brokers=localhost:1", "--database-url="))
                .isEqualTo(2);
        assertThat(text(err)).contains("KAFKA_BROKERS must be set", "DATABASE_URL must be set");
    }

    @Test
    void a_topic_that_is_made_again_has_the_shape_that_the_settings_say() {
        KafkaSettings kafka = AnalyticsTool.kafka(settings("--kafka-partitions=3", "--kafka-replication=2"));

        assertThat(kafka.eventsTopic().partitions()).isEqualTo(3);
        assertThat(kafka.eventsTopic().replication()).isEqualTo((short) 2);
        assertThat(AnalyticsTool.kafka(settings()).eventsTopic().partitions()).isEqualTo(6);
    }

    @Test
    void a_number_that_is_none_is_refused_in_one_line() {
        assertThat(run("analytics", "reconcile", "--kafka-brokers=localhost:1", "--kafka-partitions=many"))
                .isEqualTo(2);
        assertThat(text(err)).hasLineCount(1).contains("publishing.kafka");
    }

    @Test
    void findings_are_told_to_people_and_to_programs() {
        Reconciliation found = new Reconciliation(
                "marketplace-events",
                3,
                2,
                List.of(new Reconciliation.Missing("id-1", "PublicationCompleted", "service-1", 7)),
                Map.of("id-2", 2),
                List.of("strange\u001b[31m"),
                List.of("id-3"),
                1,
                0);

        assertThat(Findings.text(found))
                .contains(
                        "id-1 PublicationCompleted of service-1 at 7",
                        "id-2 2 times",
                        "marketplace-events: 2 of 3 events are there; 1 missing, 1 unknown, 1 out of order, 1 more than once")
                .doesNotContain("\u001b");
        JsonNode json = JsonMapper.shared().readTree(Findings.json(found));
        assertThat(json.path("missing").path(0).path("id").asString()).isEqualTo("id-1");
        assertThat(json.path("waiting").asInt()).isEqualTo(1);
        assertThat(json.path("sound").asBoolean(true)).isFalse();
    }
}
