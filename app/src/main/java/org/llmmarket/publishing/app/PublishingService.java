package org.llmmarket.publishing.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.command.AggregatesConfiguration;
import org.llmmarket.publishing.command.CommandEndpointsConfiguration;
import org.llmmarket.publishing.query.QuerySideConfiguration;
import org.llmmarket.publishing.saga.NeighboursConfiguration;
import org.llmmarket.publishing.saga.SagasConfiguration;
import org.llmmarket.publishing.saga.publication.EvidenceCheckConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts this process in its roles. */
public final class PublishingService {

    private static final int PORT = 3001;

    private static final Logger log = LoggerFactory.getLogger(PublishingService.class);

    private PublishingService() {}

    public static void main(String... arguments) {
        try {
            Settings.requireNamed(arguments);
            Settings settings = Settings.of(arguments);
            ShutdownDeadline.arm(shutdownTimeout(settings));
            if (settings.roles().contains(ProcessRole.SANDBOX)) {
                SandboxProcess.run(settings);
            } else {
                RunningService service = start(arguments);
                service.endWithProcess();
                log.info("The Publishing Service answers at http://localhost:{}/api/v1", service.port());
            }
        } catch (StartRefused e) {
            log.error(e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            // Whatever was half started holds threads that would keep a dead process alive.
            log.error("The service could not start: {} LOG_LEVEL=debug shows where.", StartFailure.sentence(e));
            log.debug("Why it could not start", e);
            System.exit(1);
        }
    }

    /** Starts the service, and the neighbours that are not set, in this process. */
    static RunningService start(String... arguments) {
        System.setProperty(
                "disable-axoniq-console-message", "true"); // an advertisement, and no setting of Axon's reaches it
        Settings settings = Settings.of(arguments);
        settings.requireDurations();
        EmbeddedSandbox sandbox = new EmbeddedSandbox(settings);
        try {
            return new RunningService(
                    new SpringApplicationBuilder(sources(settings.roles()).toArray(Class<?>[]::new))
                            .initializers(application -> overrule(application.getEnvironment(), settings), sandbox)
                            .run(arguments),
                    sandbox);
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** What the settings say goes before what other names say, such as a SERVER_PORT that Kubernetes made. */
    static void overrule(ConfigurableEnvironment environment, Settings settings) {
        Map<String, Object> said = Map.of(
                "production", settings.isProduction(),
                "server.port", settings.port("port", PORT),
                "spring.lifecycle.timeout-per-shutdown-phase", Drain.share(shutdownTimeout(settings)),
                "publishing.kafka.follow-log", followsTopic(settings));
        environment.getPropertySources().addFirst(new MapPropertySource("settings", said));
    }

    private static Duration shutdownTimeout(Settings settings) {
        return settings.duration("shutdown-timeout", Duration.ofSeconds(30));
    }

    /** A query side that runs apart hears of events over Kafka, where there is one. */
    private static boolean followsTopic(Settings settings) {
        return settings.roles().equals(EnumSet.of(ProcessRole.QUERY)) && settings.isSet("kafka-brokers");
    }

    /** Whatever process dispatches a command has the aggregates in it, and each tells how all neighbours are. */
    private static List<Class<?>> sources(Set<ProcessRole> roles) {
        List<Class<?>> sources = new ArrayList<>(
                List.of(Application.class, AggregatesConfiguration.class, NeighboursConfiguration.class));
        if (roles.contains(ProcessRole.COMMAND)) {
            sources.add(CommandEndpointsConfiguration.class);
            sources.add(EvidenceCheckConfiguration.class);
        }
        if (roles.contains(ProcessRole.SAGA)) {
            sources.add(SagasConfiguration.class);
        }
        if (roles.contains(ProcessRole.QUERY)) {
            sources.add(QuerySideConfiguration.class);
        }
        return sources;
    }
}
