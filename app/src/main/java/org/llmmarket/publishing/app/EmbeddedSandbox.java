package org.llmmarket.publishing.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Stands in for the neighbours that are not set, in development: it runs in the process that calls them, and every process
 * lets its sample provider be published.
 */
final class EmbeddedSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private @Nullable Sandbox sandbox;

    EmbeddedSandbox(Settings settings) {
        this.settings = settings;
    }

    /** Starts what is to stand in, and tells the application where it is. */
    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (settings.isProduction() || settings.oneOf("sandbox", "auto", "off").equals("off")) {
            return;
        }
        Map<String, Object> addresses = new LinkedHashMap<>();
        int providerPort = ports().providerPort();
        if (settings.roles().contains(ProcessRole.SAGA) && !everyNeighbourIsSet()) {
            Sandbox started = Sandbox.start(ports());
            sandbox = started;
            providerPort = started.providerPort();
            address(addresses, "policy-engine-grpc-url", "%s:%d", started.policyPort());
            address(addresses, "registry-api-url", "http://%s:%d/api/v1", started.registryPort());
            address(addresses, "governance-dashboard-graphql-url", "http://%s:%d/graphql", started.governancePort());
        }
        addresses.put("sandbox-endpoints", "%1$s:%2$d,localhost:%2$d".formatted(LOOPBACK, providerPort));
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("sandbox", addresses));
    }

    private boolean everyNeighbourIsSet() {
        return settings.isSet("policy-engine-grpc-url")
                && settings.isSet("registry-api-url")
                && settings.isSet("governance-dashboard-graphql-url");
    }

    private void address(Map<String, Object> addresses, String name, String form, int port) {
        if (!settings.isSet(name)) {
            addresses.put(name, form.formatted(LOOPBACK, port));
        }
    }

    private SandboxSettings ports() {
        return ports(settings);
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

    /** The neighbours that run in this process. */
    Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("No sandbox runs in this process.");
        }
        return sandbox;
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
