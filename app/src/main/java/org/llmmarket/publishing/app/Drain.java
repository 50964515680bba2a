package org.llmmarket.publishing.app;

import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Notes whether every request had its answer before the shutdown went on, or some were cut off because they took too long. */
final class Drain implements SmartLifecycle {

    private final Duration limit;
    private volatile long begunAt;
    private volatile boolean running;
    private volatile boolean complete;

    Drain(Environment environment) {
        this.limit = environment.getRequiredProperty("spring.lifecycle.timeout-per-shutdown-phase", Duration.class);
    }

    /** How much of the time for the whole shutdown requests may take; the rest is for closing what they needed. */
    static Duration share(Duration shutdown) {
        return shutdown.multipliedBy(5).dividedBy(6);
    }

    @EventListener(ContextClosedEvent.class)
    void begin() {
        begunAt = System.nanoTime();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Called when the requests have ended, or the time for that has. */
    @Override
    public void stop() {
        running = false;
        complete = System.nanoTime() - begunAt < limit.toNanos();
    }

    boolean isComplete() {
        return complete;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }
}
