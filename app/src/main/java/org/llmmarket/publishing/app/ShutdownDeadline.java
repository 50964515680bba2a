package org.llmmarket.publishing.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process by force, non-zero, when an orderly shutdown takes longer than it may. */
final class ShutdownDeadline {

    private static final Logger log = LoggerFactory.getLogger(ShutdownDeadline.class);

    private ShutdownDeadline() {}

    /** From the moment that the process is told to end it has {@code limit} left. */
    static void arm(Duration limit) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> watch(limit), "shutdown-deadline-start"));
    }

    private static void watch(Duration limit) {
        Thread watchdog = new Thread(() -> endByForceAfter(limit), "shutdown-deadline");
        watchdog.setDaemon(true); // an orderly end does not wait for it
        watchdog.start();
    }

    private static void endByForceAfter(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        log.error("The shutdown took longer than SHUTDOWN_TIMEOUT ({} s): ending by force.", limit.toSeconds());
        Runtime.getRuntime().halt(1);
    }
}
