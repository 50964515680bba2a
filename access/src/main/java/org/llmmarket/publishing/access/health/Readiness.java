package org.llmmarket.publishing.access.health;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Whether new requests are welcome: from the end of the start until the shutdown begins. */
public class Readiness {

    private final AtomicBoolean ready = new AtomicBoolean();

    public boolean isReady() {
        return ready.get();
    }

    @EventListener(ApplicationReadyEvent.class)
    public void on() {
        ready.set(true);
    }

    /** Sends load balancers elsewhere while running requests end. */
    @EventListener(ContextClosedEvent.class)
    public void off() {
        ready.set(false);
    }
}
