package org.llmmarket.publishing.saga.analytics;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.kafka.TestBroker;
import org.llmmarket.publishing.store.processing.Progress;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that sends to analysts what the test lets happen. */
final class AnalystMarketplace implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(60);

    private final List<String> heard = new ArrayList<>();
    private final String database;
    private final String brokers;
    private ConfigurableApplicationContext process;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @Import({StoreConfiguration.class, AnalyticsConfiguration.class})
    static class SendingProcess {}

    AnalystMarketplace(String database, String brokers) {
        this.database = database;
        this.brokers = brokers;
        this.process = startProcess();
    }

    private ConfigurableApplicationContext startProcess() {
        return new SpringApplicationBuilder(SendingProcess.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "publishing.store.database-url=" + database,
                        "publishing.store.data-directory=" + System.getProperty("java.io.tmpdir")
                                + "/publishing-analyst",
                        "publishing.kafka.analytics-brokers=" + brokers,
                        "publishing.kafka.patience=PT20S",
                        "spring.main.banner-mode=off",
                        "logging.level.org.apache.kafka=ERROR")
                .registerShutdownHook(false)
                .run();
    }

    void restart() {
        process.close();
        process = startProcess();
    }

    <T> T bean(Class<T> type) {
        return process.getBean(type);
    }

    <T> T bean(Class<T> type, String name) {
        return process.getBean(name, type);
    }

    /** A publication that goes live; answers the id of the event that analysts hear of. */
    String published(Sample sample) {
        return ended(sample, new PublicationCompleted(sample.publication(), sample.service(), sample.version()));
    }

    String failed(Sample sample, String explanation) {
        return ended(
                sample,
                new PublicationFailed(
                        sample.publication(), sample.service(), sample.version(), Outcome.REJECTED, explanation));
    }

    private String ended(Sample sample, Object end) {
        PublicationStarted started = sample.started();
        String id = append(sample, started, end);
        heard.add(id);
        return id;
    }

    private String append(Sample sample, Object... events) {
        return appendFrom(0, sample, events);
    }

    /** Appends to the publication's stream from this sequence on; answers the id of the last event. */
    String appendFrom(int sequence, Sample sample, Object... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : events) {
            messages.add(new GenericDomainEventMessage<>(
                    "Publication",
                    sample.publication().toString(),
                    sequence + messages.size(),
                    event,
                    MetaData.with("actor", "ada"),
                    UUID.randomUUID().toString(),
                    Sample.NOW));
        }
        bean(EventStorageEngine.class).appendEvents(messages);
        return messages.get(messages.size() - 1).getIdentifier();
    }

    /** The ids of what analysts are to hear of, in the order of the log. */
    List<String> heard() {
        return heard;
    }

    void awaitSent() {
        await().atMost(LONG)
                .until(() -> progress().position() == lastPosition()
                        && progress().behind() == 0
                        && progress().caughtUp()
                        && progress().owned());
    }

    /** What the log says, of which the relay may not have heard yet. */
    private long lastPosition() {
        return bean(JdbcClient.class)
                .sql("SELECT max(position) FROM domain_event")
                .query(Long.class)
                .single();
    }

    Progress progress() {
        return bean(ProgressReport.class).all().stream()
                .filter(each -> each.processor().equals("analytics"))
                .findFirst()
                .orElseThrow();
    }

    static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The ids as they came for the first time. */
    static List<String> idsOn(TestBroker broker) {
        return broker.read("marketplace-events").stream()
                .map(message -> header(message, "ce_id"))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
