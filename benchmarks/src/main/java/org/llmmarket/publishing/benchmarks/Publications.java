package org.llmmarket.publishing.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.AggregatesConfiguration;
import org.llmmarket.publishing.query.QuerySettings;
import org.llmmarket.publishing.saga.FlowConfiguration;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.processing.Progress;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process with the real aggregates, sagas, workers and catalogue; only the neighbours answer at once. */
final class Publications implements AutoCloseable {

    private static final Actor PROVIDER = new Actor(new AccountId("provider"), Set.of(Role.PROVIDER));
    private static final String CATALOG = "catalog";
    private static final int PUBLISHERS = 4;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @EnableConfigurationProperties(QuerySettings.class)
    @Import({
        StoreConfiguration.class,
        AggregatesConfiguration.class,
        FlowConfiguration.class,
        InstantNeighbours.class,
        TheCatalog.class
    })
    static class StoreProcess {}

    /** The catalogue's read model without the endpoints around it. */
    static final class TheCatalog implements ImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.llmmarket.publishing.query.catalog.CatalogConfiguration",
                "org.llmmarket.publishing.query.cache.CacheConfiguration",
                "org.llmmarket.publishing.query.projection.PastReach"
            };
        }
    }

    private final ConfigurableApplicationContext process;
    private final CommandGateway commands;

    Publications(String url) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("publishing.store.database-url", url);
        properties.put("publishing.store.data-directory", Benchmarks.temporary());
        properties.put("publishing.neighbours.registry.reconcile-every", "PT0S");
        properties.put("spring.main.banner-mode", "off");
        process = new SpringApplicationBuilder(StoreProcess.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                .run();
        commands = process.getBean(CommandGateway.class);
    }

    /** So many publications, at most so many of them under way at once: from the command to the last event's being read. */
    Measured run(int count, int underWay) throws InterruptedException {
        ConcurrentMap<PublicationId, Long> begun = new ConcurrentHashMap<>();
        LongStream.Builder nanos = LongStream.builder();
        Semaphore places = new Semaphore(underWay);
        EventStore events = process.getBean(EventStore.class);
        long start = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> reader = events.openStream(events.createHeadToken())) {
            List<Thread> publishers = new ArrayList<>();
            AtomicInteger left = new AtomicInteger(count);
            for (int i = 0; i < Math.min(PUBLISHERS, underWay); i++) {
                Thread publisher = new Thread(() -> publish(left, places, begun), "publisher-" + i);
                publisher.start();
                publishers.add(publisher);
            }
            for (int completed = 0; completed < count; ) {
                if (!reader.hasNextAvailable(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no publication has gone on for a minute");
                }
                if (reader.nextAvailable().getPayload() instanceof PublicationCompleted event) {
                    nanos.add(System.nanoTime() - Objects.requireNonNull(begun.remove(event.publicationId())));
                    places.release();
                    completed++;
                }
            }
            for (Thread publisher : publishers) {
                publisher.join();
            }
        }
        return Measured.of(nanos.build().toArray(), System.nanoTime() - start);
    }

    private void publish(AtomicInteger left, Semaphore places, ConcurrentMap<PublicationId, Long> begun) {
        while (left.getAndDecrement() > 0) {
            places.acquireUninterruptibly();
            PublicationId publication = new PublicationId(UUID.randomUUID().toString());
            begun.put(publication, System.nanoTime());
            commands.sendAndWait(command(publication));
        }
    }

    private static PublishVersion command(PublicationId publication) {
        return new PublishVersion(
                new ServiceId(UUID.randomUUID().toString()),
                PROVIDER,
                publication,
                new ServiceName("Translator " + publication),
                Category.TRANSLATION,
                new VersionNumber("1.0.0"),
                new Listing("Translates anything into anything else.", List.of("nlp"), null),
                terms(),
                new Digest("sha256:" + "a".repeat(64)),
                GateVerdict.FIRST,
                List.of(),
                List.of(),
                false);
    }

    private static Terms terms() {
        return new Terms(
                new Endpoint("https://api.example.com/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(
                        PricingModel.PER_TOKEN,
                        "USD",
                        List.of(new Rate("standard", new BigDecimal("0.02"), "1k tokens", null, null, null))),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.BASIC, "4h"),
                new Compliance(ComplianceLevel.PUBLIC, List.of(), List.of("US"), true, false),
                List.of(new Capability("chat", "Answers in words.", Map.of())));
    }

    /** From the return of a command to its service's being in the catalogue's table; each saga ends before the next begins. */
    Measured lags(int count) throws InterruptedException {
        LongStream.Builder nanos = LongStream.builder();
        EventStore events = process.getBean(EventStore.class);
        long start = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> reader = events.openStream(events.createHeadToken())) {
            for (int i = 0; i < count; i++) {
                nanos.add(lag());
                boolean completed = false;
                while (!completed) {
                    completed = reader.nextAvailable().getPayload() instanceof PublicationCompleted;
                }
            }
        }
        return Measured.of(nanos.build().toArray(), System.nanoTime() - start);
    }

    private long lag() {
        PublishVersion command = command(new PublicationId(UUID.randomUUID().toString()));
        commands.sendAndWait(command);
        long committed = System.nanoTime();
        JdbcClient jdbc = process.getBean(JdbcClient.class);
        while (jdbc.sql("SELECT 1 FROM catalog.service WHERE service_id = ?")
                .param(command.serviceId().toString())
                .query()
                .listOfRows()
                .isEmpty()) {
            Thread.onSpinWait();
        }
        return System.nanoTime() - committed;
    }

    /** The catalogue built anew from the whole log. */
    Measured replay() throws InterruptedException {
        StreamingEventProcessor catalog = process.getBean(EventProcessingConfiguration.class)
                .eventProcessor(CATALOG, StreamingEventProcessor.class)
                .orElseThrow();
        catalog.shutDown();
        catalog.resetTokens();
        long begun = System.nanoTime();
        catalog.start();
        Progress progress = progress();
        while (!progress.owned() || progress.behind() > 0) {
            TimeUnit.NANOSECONDS.sleep(Duration.ofMillis(5).toNanos());
            progress = progress();
        }
        return Measured.rate(progress.position(), System.nanoTime() - begun);
    }

    private Progress progress() {
        return process.getBean(ProgressReport.class).all().stream()
                .filter(each -> each.processor().equals(CATALOG))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.close();
    }
}
