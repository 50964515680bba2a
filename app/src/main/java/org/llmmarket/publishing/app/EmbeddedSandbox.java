package org.llmmarket.publishing.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Stands in for the neighbours that are not set, in development: it runs in the process that calls them, and every process
 * lets its sample provider be published.
 */
final class EmbeddedSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private @Nullable CompletableFuture<Sandbox> sandbox;

    EmbeddedSandbox(Settings settings) {
        this.settings = settings;
    }

    /** Starts what is to stand in, and tells the application where it is. */
    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (settings.isProduction() || settings.oneOf("sandbox", "auto", "off").equals("off")) {
            return;
        }
        SandboxSettings ports = ports(settings);
        if (settings.roles().contains(ProcessRole.SAGA) && !everyNeighbourIsSet()) {
            sandbox = CompletableFuture.supplyAsync(() -> Sandbox.start(ports(settings)));
            application.addApplicationListener(new StartTogether());
            ports = isChosenBeforehand(ports) ? ports : portsOf(sandbox());
        }
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("sandbox", addresses(ports)));
    }

    /** The application is not ready before its neighbours are; until then both start side by side. */
    private final class StartTogether implements ApplicationListener<ApplicationStartedEvent> {

        @Override
        public void onApplicationEvent(ApplicationStartedEvent event) {
            sandbox();
        }
    }

    private Map<String, Object> addresses(SandboxSettings ports) {
        Map<String, Object> addresses = new LinkedHashMap<>();
        addresses.put("sandbox-endpoints", at(ports.providerPort()) + ",localhost:" + ports.providerPort());
        // Who takes commands asks the engine, too; it stands in where the sagas run.
        boolean isElsewhere = sandbox == null && settings.roles().contains(ProcessRole.COMMAND);
        if (isElsewhere && !settings.roles().contains(ProcessRole.SAGA) && ports.policyPort() > 0) {
            address(addresses, "policy-engine-grpc-url", at(ports.policyPort()));
        }
        if (sandbox != null) {
            address(addresses, "policy-engine-grpc-url", at(ports.policyPort()));
            address(addresses, "registry-api-url", "http://" + at(ports.registryPort()) + "/api/v1");
            address(addresses, "governance-dashboard-graphql-url", "http://" + at(ports.governancePort()) + "/graphql");
        }
        return addresses;
    }

    private static boolean isChosenBeforehand(SandboxSettings ports) {
        return ports.policyPort() > 0
                && ports.registryPort() > 0
                && ports.governancePort() > 0
                && ports.providerPort() > 0;
    }

    private static SandboxSettings portsOf(Sandbox started) {
        return new SandboxSettings(
                started.policyPort(), started.registryPort(), started.governancePort(), started.providerPort(), "");
    }

    private boolean everyNeighbourIsSet() {
        return settings.isSet("policy-engine-grpc-url")
                && settings.isSet("registry-api-url")
                && settings.isSet("governance-dashboard-graphql-url");
    }

    private void address(Map<String, Object> addresses, String name, String address) {
        if (!settings.isSet(name)) {
            addresses.put(name, address);
        }
    }

    private static String at(int port) {
        return LOOPBACK + ":" + port;
    }

    static SandboxSettings ports(Settings settings) {
        SandboxSettings defaults = SandboxSettings.defaults();
        return new SandboxSettings(
                settings.port("sandbox-policy-port", defaults.policyPort()),
                settings.port("sandbox-registry-port", defaults.registryPort()),
                settings.port("sandbox-governance-port", defaults.governancePort()),
                settings.port("sandbox-provider-port", defaults.providerPort()),
                settings.isProduction() ? "production" : "development");
    }

    /** The neighbours that run in this process, as soon as they do. */
    Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("No sandbox runs in this process.");
        }
        try {
            return sandbox.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.handle(EmbeddedSandbox::closeIfStarted).join();
        }
    }

    private static boolean closeIfStarted(@Nullable Sandbox started, @Nullable Throwable failure) {
        if (started != null) {
            started.close();
        }
        return failure == null;
    }
}
