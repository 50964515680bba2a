package org.llmmarket.publishing.saga.flow;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.saga.SagasConfiguration;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A process in the role of the sagas, and the neighbours that it calls. */
final class Marketplace implements AutoCloseable {

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.onFreePorts());
    private final ConfigurableApplicationContext context;
    private final Digest contract;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @Import({
        StoreConfiguration.class,
        SagasConfiguration.class,
        RecordedPublication.class,
        RecordedService.class,
        RecordedApproval.class
    })
    static class SagaProcess {}

    private Marketplace(boolean neighbours, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("publishing.store.database-url", TestDatabase.freshUrl());
        properties.put(
                "publishing.store.data-directory", System.getProperty("java.io.tmpdir") + "/publishing-sagas-test");
        properties.put("publishing.endpoint-tests.allowed-private-endpoints", "127.0.0.1:" + sandbox.providerPort());
        properties.put("spring.main.banner-mode", "off");
        if (neighbours) {
            properties.put("publishing.neighbours.policy-engine-url", "127.0.0.1:" + sandbox.policyPort());
            properties.put(
                    "publishing.neighbours.registry-url", "http://127.0.0.1:" + sandbox.registryPort() + "/api/v1");
            properties.put(
                    "publishing.neighbours.governance-url",
                    "http://127.0.0.1:" + sandbox.governancePort() + "/graphql");
        }
        for (String setting : settings) {
            properties.put("publishing.neighbours." + setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        context = new SpringApplicationBuilder(SagaProcess.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                .run();
        contract = keepContract();
    }

    static Marketplace withNeighbours(String... settings) {
        return new Marketplace(true, settings);
    }

    static Marketplace withoutNeighbours(String... settings) {
        return new Marketplace(false, settings);
    }

    /** Where the sample provider answers. */
    String provider() {
        return "http://127.0.0.1:" + sandbox.providerPort();
    }

    /** What the sample provider promises. */
    Digest contract() {
        return contract;
    }

    private Digest keepContract() {
        try (HttpNeighbour http = new HttpNeighbour("The sample provider", JsonMapper.shared())) {
            URI address = URI.create(provider() + "/openapi.json");
            byte[] document = JsonMapper.shared()
                    .writeValueAsBytes(http.send("GET", address, null, null, Duration.ofSeconds(10))
                            .body());
            return new Digest(bean(DocumentStore.class).put("application/json", document));
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Submits the version, as the gate would. */
    void publish(PublicationStarted started) {
        MetaData caller =
                MetaData.with("requestId", "req-of-" + started.publicationId()).and("actor", "provider-1");
        send(new GenericCommandMessage<>(
                new PublishVersion(
                        started.serviceId(),
                        new Actor(Sample.PROVIDER, Set.of(Role.PROVIDER)),
                        started.publicationId(),
                        started.name(),
                        started.category(),
                        started.version(),
                        started.listing(),
                        started.terms(),
                        started.contractDigest(),
                        GateVerdict.FIRST,
                        List.of(),
                        started.approvalReasons(),
                        started.testAccess()),
                caller));
        send(new GenericCommandMessage<>(new StartPublication(started.publicationId(), started), caller));
    }

    void send(Object command) {
        bean(CommandGateway.class).sendAndWait(command);
    }

    /** The names of what has happened to the service, in order. */
    List<String> events(Sample sample) {
        List<String> names = new ArrayList<>();
        bean(EventLog.class).ofService(sample.service().toString()).forEach(event -> names.add(event.name()));
        return names;
    }

    /** The kinds of work that wait. */
    List<String> work() {
        return bean(JdbcClient.class)
                .sql("SELECT kind FROM work WHERE kind <> 'policy-watch' ORDER BY kind")
                .query(String.class)
                .list();
    }

    long sagas() {
        return bean(JdbcClient.class)
                .sql("SELECT count(*) FROM saga")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        sandbox.close();
    }
}
