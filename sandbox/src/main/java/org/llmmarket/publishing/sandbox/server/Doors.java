package org.llmmarket.publishing.sandbox.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardThreadExecutor;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.springframework.core.NestedExceptionUtils;

/** One connector on the loopback interface for each HTTP neighbour; all of them share a few threads. */
public final class Doors extends ValveBase {

    private static final int MOST_THREADS = 100;

    private static final Set<String> OPENING = Set.of(Lifecycle.BEFORE_INIT_EVENT, Lifecycle.BEFORE_START_EVENT);

    private final Map<Neighbour, Integer> wanted;
    private final Map<Neighbour, Connector> connectors = new EnumMap<>(Neighbour.class);
    private final StandardThreadExecutor threads = new StandardThreadExecutor();
    private volatile Neighbour lastOpened = Neighbour.REGISTRY;

    /** Doors at the given ports; 0 takes any free one. */
    public Doors(Map<Neighbour, Integer> wanted) {
        super(true);
        this.wanted = new EnumMap<>(wanted);
        threads.setName("sandbox");
        threads.setNamePrefix("sandbox-");
        threads.setMinSpareThreads(1);
        threads.setMaxThreads(MOST_THREADS);
        threads.setMaxIdleTime(10_000);
    }

    /** Makes the connector this neighbour's door. */
    Connector open(Neighbour neighbour, Connector connector) {
        connector.setPort(wanted.getOrDefault(neighbour, 0));
        connector.setThrowOnFailure(true);
        connector.addLifecycleListener(event -> {
            if (OPENING.contains(event.getType())) {
                lastOpened = neighbour;
            }
        });
        var protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        protocol.setAddress(InetAddress.getLoopbackAddress());
        protocol.setExecutor(threads);
        connectors.put(neighbour, connector);
        return connector;
    }

    /** The ports that are really listened at, once the server has started. */
    public Map<Neighbour, Integer> ports() {
        var ports = new EnumMap<Neighbour, Integer>(Neighbour.class);
        connectors.forEach((neighbour, connector) -> ports.put(neighbour, connector.getLocalPort()));
        return ports;
    }

    /** Why the server did not start: doors are opened one after another, so that the last is the one that is taken. */
    public RuntimeException explained(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof BindException
                ? new IllegalStateException(
                        "The " + lastOpened.word() + " of the sandbox cannot listen on port "
                                + wanted.getOrDefault(lastOpened, 0) + ": is something else running there?",
                        failure)
                : failure;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        new Visit(neighbourBehind(request.getConnector()), () -> hangUp(response)).attachTo(request.getRequest());
        getNext().invoke(request, response);
    }

    private Neighbour neighbourBehind(Connector door) {
        return connectors.entrySet().stream()
                .filter(entry -> entry.getValue() == door)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static void hangUp(Response response) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("hung up on purpose"));
    }
}
