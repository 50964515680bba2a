package org.llmmarket.publishing.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.llmmarket.publishing.sandbox.policy.PolicyEngine;
import org.llmmarket.publishing.sandbox.server.Doors;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Calls;
import org.llmmarket.publishing.sandbox.switches.SwitchInterceptor;
import org.llmmarket.publishing.sandbox.switches.Switches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The four neighbours, running in this process until closed; what they were told ends with them. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final Switches switches;
    private final PolicyEngine policyEngine;
    private final AnnotationConfigServletWebServerApplicationContext web;
    private final Map<Neighbour, Integer> ports;

    private Sandbox(
            Switches switches, PolicyEngine policyEngine, AnnotationConfigServletWebServerApplicationContext web) {
        this.switches = switches;
        this.policyEngine = policyEngine;
        this.web = web;
        this.ports = new EnumMap<>(web.getBean(Doors.class).ports());
        this.ports.put(Neighbour.POLICY, policyEngine.port());
    }

    /**
     * Starts all four neighbours and returns when each of them answers.
     *
     * @throws RuntimeException when one cannot start, such as for a port in use; then none of them runs
     */
    public static Sandbox start(SandboxSettings settings) {
        var switches = new Switches();
        var calls = new Calls();
        // Beside the web server, in a thread that sees the classes that this one sees (the common pool's need not).
        var policyEngine = CompletableFuture.supplyAsync(
                () -> PolicyEngine.start(
                        settings.policyPort(), settings.environment(), new SwitchInterceptor(switches, calls)),
                start -> new Thread(start, "sandbox-policy-engine-start").start());
        var doors = doorsOf(settings);
        var web = webOf(settings, doors, switches, calls);
        try {
            web.refresh();
            var sandbox = new Sandbox(switches, policyEngine.join(), web);
            LOG.info("The sandbox listens: {}", sandbox.ports);
            return sandbox;
        } catch (RuntimeException unstartable) {
            // Whatever it was: nothing may stay behind that holds a port.
            web.close();
            closeOnceStarted(policyEngine);
            throw unstartable instanceof CompletionException && unstartable.getCause() instanceof RuntimeException cause
                    ? cause
                    : doors.explained(unstartable);
        }
    }

    private static void closeOnceStarted(CompletableFuture<PolicyEngine> policyEngine) {
        try {
            policyEngine.join().close();
        } catch (CompletionException neverStarted) {
            LOG.debug("The policy engine did not start either", neverStarted);
        }
    }

    private static Doors doorsOf(SandboxSettings settings) {
        return new Doors(Map.of(
                Neighbour.REGISTRY, settings.registryPort(),
                Neighbour.GOVERNANCE, settings.governancePort(),
                Neighbour.PROVIDER, settings.providerPort()));
    }

    private static AnnotationConfigServletWebServerApplicationContext webOf(
            SandboxSettings settings, Doors doors, Switches switches, Calls calls) {
        // Without SpringApplication: that would set up logging and configuration files a second time in this process.
        var web = new AnnotationConfigServletWebServerApplicationContext();
        web.registerBean(SandboxSettings.class, () -> settings);
        web.registerBean(Doors.class, () -> doors);
        web.registerBean(Switches.class, () -> switches);
        web.registerBean(Calls.class, () -> calls);
        web.register(SandboxConfiguration.class);
        return web;
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

    /** The switches, for who runs the sandbox in the same process; everybody else turns them over HTTP. */
    public Switches switches() {
        return switches;
    }

    /** What the neighbours were asked. */
    public Calls calls() {
        return web.getBean(Calls.class);
    }

    private int port(Neighbour neighbour) {
        return ports.getOrDefault(neighbour, 0);
    }

    @Override
    public void close() {
        switches.close();
        web.close();
        policyEngine.close();
    }
}
