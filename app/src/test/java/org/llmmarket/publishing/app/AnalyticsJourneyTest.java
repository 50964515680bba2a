package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.kafka.LogTopicFeed;
import org.llmmarket.publishing.store.kafka.TestBroker;

class AnalyticsJourneyTest {

    private static final String SECRET_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    Path data;

    private final TestBroker broker = TestBroker.started();
    private final String database = TestDatabase.emptyUrl();
    private final Deque<RunningService> running = new ArrayDeque<>();

    @AfterEach
    void end() {
        running.forEach(RunningService::close);
        broker.close();
    }

    @Test
    void analysts_hear_of_a_life_and_a_query_side_apart_follows_over_kafka_whatever_becomes_of_the_broker()
            throws Exception {
        RunningService writing = start("command,saga", 0);
        int providerPort = writing.sandbox().sandbox().providerPort();
        RunningService queries = start("query", providerPort);
        Marketplace marketplace = new Marketplace(writing.port(), providerPort, 0);
        Client provider = marketplace.provider();
        Client reading = Client.of(queries.port()).under("/api/v1").with(provider.token());

        String first = marketplace.publish(provider, marketplace.definition());
        marketplace.awaitStatus(reading, first, "active");
        broker.kill();
        String second = marketplace.publish(provider, marketplace.definition());
        marketplace.awaitStatus(reading, second, "active");
        assertThat(kafka(queries)).isEqualTo("unhealthy");
        String refused = marketplace.publish(
                provider, marketplace.definition().with("compliance", "dataResidency", List.of("KP")));
        broker.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> groupsHaveCaughtUp(queries, marketplace));

        assertThat(heard())
                .containsEntry(first, Set.of("service_published"))
                .containsEntry(second, Set.of("service_published"))
                .containsEntry(refused, Set.of("validation_failed"));
        LogTopicFeed feed = queries.application().getBean(LogTopicFeed.class);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    marketplace.provider();
                    return feed.received() > 0;
                });
        assertThat(reconcile()).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> kafka(queries).equals("healthy"));
    }

    private static String kafka(RunningService service) {
        return Client.of(service.port()).get("/health").text("/dependencies/kafka");
    }

    private boolean groupsHaveCaughtUp(RunningService queries, Marketplace marketplace) {
        Client admin = Client.of(queries.port())
                .under("/api/v1")
                .with(marketplace.admin().token());
        List<Boolean> caughtUp = admin.get("/projections")
                .json()
                .path("data")
                .valueStream()
                .filter(group -> Set.of("analytics", "marketplace-log")
                        .contains(group.path("name").asString()))
                .map(group -> group.path("caughtUp").asBoolean())
                .toList();
        return caughtUp.equals(List.of(true, true)) && heard().size() == 3;
    }

    private Map<String, Set<String>> heard() {
        return broker.read("marketplace-events").stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(
                                message -> new String(
                                        message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                                Collectors.toSet())));
    }

    private int reconcile() throws Exception {
        return new ProcessBuilder(ExecutableJar.command(List.of(
                        "analytics", "reconcile", "--database-url=" + database, "--kafka-brokers=" + broker.address())))
                .inheritIO()
                .start()
                .waitFor();
    }

    private RunningService start(String roles, int providerPort) {
        RunningService service = PublishingService.start(RunningMarketplace.arguments(
                data.resolve(roles),
                "--roles=" + roles,
                "--database-url=" + database,
                "--secret-key=" + SECRET_KEY,
                "--kafka-brokers=" + broker.address(),
                "--sandbox-provider-port=" + providerPort));
        running.push(service);
        return service;
    }
}
