package org.llmmarket.publishing.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.provider.Providers;
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
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a database with services on the market: in the log, and through the real projection in the catalogue. */
final class Marketplace {

    private static final int SERVICES_A_TRANSACTION = 200;
    private static final int WORDS = 2_000;
    private static final int TAGS = 200;
    private static final VersionNumber VERSION = new VersionNumber("1.0.0");

    private final List<ServiceId> services = new ArrayList<>();
    private final Random random = new Random(1);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @Import({StoreConfiguration.class, Publications.TheCatalog.class})
    static class Filling {
        @Bean
        Providers providers() {
            return id -> Optional.empty();
        }
    }

    private Marketplace() {}

    static Marketplace filled(String database, int count) throws InterruptedException {
        Marketplace marketplace = new Marketplace();
        Map<String, Object> properties = new HashMap<>();
        properties.put("publishing.store.database-url", database);
        properties.put("publishing.store.data-directory", Benchmarks.temporary());
        properties.put("spring.main.banner-mode", "off");
        try (ConfigurableApplicationContext process = new SpringApplicationBuilder(Filling.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                .run()) {
            marketplace.fill(process, count);
        }
        return marketplace;
    }

    ServiceId any(Random which) {
        return services.get(which.nextInt(services.size()));
    }

    /** A word that some services have, more of them the lower its number. */
    static String word(Random which) {
        double skewed = Math.pow(which.nextDouble(), 2);
        return word((int) (skewed * WORDS));
    }

    static Category category(Random which) {
        return Category.values()[which.nextInt(Category.values().length)];
    }

    private static String word(int number) {
        return "w" + Integer.toString(number * 7919 % 46_656 + 46_656, 36).toLowerCase(Locale.ROOT);
    }

    private void fill(ConfigurableApplicationContext process, int count) throws InterruptedException {
        EventStore events = process.getBean(EventStore.class);
        TransactionTemplate transaction = new TransactionTemplate(process.getBean(PlatformTransactionManager.class));
        while (services.size() < count) {
            List<EventMessage<?>> batch = new ArrayList<>();
            for (int i = 0; i < SERVICES_A_TRANSACTION && services.size() < count; i++) {
                batch.addAll(service(services.size()));
            }
            transaction.executeWithoutResult(status -> events.publish(batch));
        }
        ProgressReport progress = process.getBean(ProgressReport.class);
        while (progress.all().stream().anyMatch(group -> group.behind() > 0)) {
            TimeUnit.NANOSECONDS.sleep(Duration.ofMillis(100).toNanos());
        }
    }

    private List<EventMessage<?>> service(int number) {
        ServiceId id = new ServiceId(new UUID(random.nextLong(), random.nextLong()).toString());
        services.add(id);
        PublicationId publication = new PublicationId("p-" + id);
        String name = word(random) + " " + word(random) + " " + number;
        List<Object> payloads = List.of(
                new ServiceCreated(
                        id, new AccountId("provider-" + number % 500), new ServiceName(name), category(random)),
                new VersionSubmitted(
                        id,
                        VERSION,
                        false,
                        publication,
                        new Listing(words(12), List.of(tag(), tag()), null),
                        terms(),
                        new Digest("sha256:" + "a".repeat(64)),
                        GateVerdict.FIRST),
                new VersionActivated(id, VERSION, publication, VERSION));
        List<EventMessage<?>> messages = new ArrayList<>();
        for (Object payload : payloads) {
            messages.add(new GenericDomainEventMessage<>("Service", id.toString(), messages.size(), payload));
        }
        return messages;
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word(random)).append(' ');
        }
        return text.toString().strip();
    }

    private String tag() {
        return "tag-" + random.nextInt(TAGS);
    }

    private Terms terms() {
        return new Terms(
                new Endpoint("https://api.example.com/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(
                        PricingModel.PER_TOKEN,
                        "USD",
                        List.of(new Rate("standard", new BigDecimal("0.02"), "1k tokens", null, null, null))),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.BASIC, "4h"),
                new Compliance(ComplianceLevel.PUBLIC, List.of("SOC2"), List.of("US"), true, false),
                List.of(new Capability("chat", words(6), Map.of())));
    }
}
