package org.llmmarket.publishing.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.query.live.Connection;
import org.llmmarket.publishing.query.projection.RebuildView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells listeners how a rebuild goes, as server-sent events: {@code progress} while it is under way, and when it has ended or is
 * held an event of that name, which is the last.
 */
class RebuildStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildStream.class);
    private static final int MOST_LISTENERS = 100;
    private static final long EVERY_MILLIS = 500;
    private static final int SILENT_LOOKS = 30;
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Function<String, Optional<RebuildView>> rebuilds;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService clock;

    /** @param rebuilds how the rebuild of a projection goes */
    RebuildStream(Function<String, Optional<RebuildView>> rebuilds) {
        this.rebuilds = rebuilds;
    }

    private static final class Listener {
        private final String projection;
        private final Connection connection;
        private @Nullable RebuildView seen;
        private int silent;

        Listener(String projection, Connection connection) {
            this.projection = projection;
            this.connection = connection;
        }
    }

    /** Whether one more can listen. */
    void admit() {
        Rejection.rejectIf(
                listeners.size() >= MOST_LISTENERS,
                Reason.CONCURRENT_CHANGE,
                "Too many listen to rebuilds: ask for it without text/event-stream instead.");
    }

    /** Who joins is told at the next look: what failed here would leave the connection open for ever. */
    void join(String projection, Connection connection) {
        listeners.add(new Listener(projection, connection));
        if (!isRunning()) {
            connection.end();
        }
    }

    private void look() {
        for (Listener listener : new ArrayList<>(listeners)) {
            try {
                tell(listener);
            } catch (RuntimeException e) {
                LOG.debug("A listener hears of the rebuild in a moment", e);
            }
            if (!listener.connection.isOpen()) {
                listeners.remove(listener);
            }
        }
    }

    private void tell(Listener listener) {
        RebuildView now = rebuilds.apply(listener.projection).orElse(null);
        if (now == null) {
            listener.connection.end();
        } else if (!now.equals(listener.seen)) {
            boolean goesOn = RebuildState.of(now.state()).isUnderWay();
            listener.seen = now;
            listener.silent = 0;
            listener.connection.send(List.of(frame(goesOn ? "progress" : now.state(), now)));
            if (!goesOn) {
                listener.connection.end();
            }
        } else if (++listener.silent % SILENT_LOOKS == 0) {
            listener.connection.send(List.of(COMMENT));
        }
    }

    private static byte[] frame(String event, RebuildView view) {
        return ("event: " + event + "\ndata: " + CatalogJson.MAPPER.writeValueAsString(view) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "rebuild-stream");
                thread.setDaemon(true);
                return thread;
            });
            Future<?> unused =
                    clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
            listeners.forEach(listener -> listener.connection.end());
            listeners.clear();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /** Before the web server waits for what is still open. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
