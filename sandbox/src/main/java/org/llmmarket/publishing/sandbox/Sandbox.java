package org.llmmarket.publishing.sandbox;

import java.util.Map;
import org.llmmarket.publishing.sandbox.server.Doors;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The four neighbours, running in this process until closed. */
public final class Sandbox implements AutoCloseable {

    private final AnnotationConfigServletWebServerApplicationContext web;
    private final Map<Neighbour, Integer> ports;

    private Sandbox(AnnotationConfigServletWebServerApplicationContext web, Map<Neighbour, Integer> ports) {
        this.web = web;
        this.ports = ports;
    }

    /** Starts all four neighbours and returns when each of them answers. */
    public static Sandbox start(SandboxSettings settings) {
        var web = new AnnotationConfigServletWebServerApplicationContext();
        web.registerBean(SandboxSettings.class, () -> settings);
        web.register(SandboxConfiguration.class);
        web.refresh();
        return new Sandbox(web, web.getBean(Doors.class).ports());
    }

    /** The port of the policy engine's gRPC server. */
    public int policyPort() {
        return port(Neighbour.POLICY);
    }

    /** The port of the registry's REST server. */
    public int registryPort() {
        return port(Neighbour.REGISTRY);
    }

    /** The port of the governance dashboard's GraphQL server. */
    public int governancePort() {
        return port(Neighbour.GOVERNANCE);
    }

    /** The port of the sample provider's HTTP server. */
    public int providerPort() {
        return port(Neighbour.PROVIDER);
    }

    private int port(Neighbour neighbour) {
        return ports.getOrDefault(neighbour, 0);
    }

    @Override
    public void close() {
        web.close();
    }
}
