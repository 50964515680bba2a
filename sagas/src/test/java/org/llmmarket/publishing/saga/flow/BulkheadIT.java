package org.llmmarket.publishing.saga.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many publications while one neighbour hangs: the others work on, and all is well soon after it is back. */
class BulkheadIT {

    private static final int MANY = 50;
    private static final int MOST_THREADS = 100;

    @Test
    void a_registry_that_hangs_holds_up_neither_policy_nor_tests_and_everything_is_entered_soon_after() {
        try (Marketplace marketplace = Marketplace.withNeighbours("registry.reconcile-every=PT0S")) {
            marketplace
                    .sandbox()
                    .switches()
                    .turn(Neighbour.REGISTRY, Switch.to(Mode.SLOW).delayed(60_000));
            List<Sample> samples = IntStream.range(0, MANY)
                    .mapToObj(number -> Sample.publication("p-bulk-" + number))
                    .toList();

            samples.forEach(sample -> marketplace.publish(started(sample.started(), marketplace)));

            await().atMost(Duration.ofSeconds(8)).until(() -> count(marketplace, "PolicyPassed") == MANY);
            // The first few wait for their answer until its time is over, the others are not let near it.
            await().atMost(Duration.ofSeconds(25)).until(() -> count(marketplace, "PublicationCompleted") == MANY);
            assertThat(threads()).isLessThan(MOST_THREADS);
            assertThat(count(marketplace, "RegistryEntryCreated")).isZero();

            marketplace.sandbox().switches().reset(Neighbour.REGISTRY);

            await().atMost(Duration.ofSeconds(10)).until(() -> active(marketplace) == MANY);
            await().atMost(Duration.ofSeconds(5)).until(() -> marketplace.work().isEmpty());
            assertThat(count(marketplace, "RegistryEntryCreated")).isEqualTo(MANY);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("work-"))
                .count();
    }

    private static long count(Marketplace marketplace, String event) {
        return marketplace
                .bean(JdbcClient.class)
                .sql("SELECT count(*) FROM domain_event WHERE name = ?")
                .param(event)
                .query(Long.class)
                .single();
    }

    private static long active(Marketplace marketplace) {
        try (HttpNeighbour http = new HttpNeighbour("The registry", JsonMapper.shared())) {
            URI address = URI.create("http://127.0.0.1:" + marketplace.sandbox().registryPort() + "/api/v1/services");
            JsonNode entries = http.send("GET", address, null, null, Duration.ofSeconds(5))
                    .body()
                    .path("data");
            return entries.valueStream()
                    .filter(entry -> entry.path("status").asString("").equals("active"))
                    .count();
        }
    }

    private static PublicationStarted started(PublicationStarted sample, Marketplace at) {
        Terms terms = sample.terms();
        Endpoint endpoint = new Endpoint(
                at.provider(), terms.endpoint().protocol(), terms.endpoint().authentication());
        Sla patient = new Sla(terms.sla().availability(), 20_000, terms.sla().supportLevel(), null);
        return new PublicationStarted(
                sample.publicationId(),
                sample.serviceId(),
                sample.version(),
                sample.providerId(),
                sample.name(),
                sample.category(),
                sample.listing(),
                new Terms(endpoint, terms.pricing(), patient, terms.compliance(), terms.capabilities()),
                at.contract(),
                List.of(),
                sample.approvalReasons(),
                sample.testAccess());
    }
}
