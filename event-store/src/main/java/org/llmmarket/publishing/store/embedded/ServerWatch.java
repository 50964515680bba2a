package org.llmmarket.publishing.store.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a server started again whenever it ends without having been told to, as a service manager would. */
final class ServerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final PostgresServer server;
    private final Thread thread = new Thread(this::watch, "postgres-watch");
    private volatile boolean over;

    ServerWatch(PostgresServer server) {
        this.server = server;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        while (!over) {
            try {
                server.awaitEnd();
                if (!over) {
                    LOG.error("PostgreSQL has ended by itself and is started again");
                    server.startAgain();
                    pause = FIRST_PAUSE;
                }
            } catch (InterruptedException closed) {
                return;
            } catch (IOException | RuntimeException e) {
                // A disk that is full, for instance, has room again some time.
                LOG.error("{} The next attempt is in {}", e.getMessage(), pause);
                pause = rest(pause);
            }
        }
    }

    private Duration rest(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException closed) {
            over = true;
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** From here on the server may end. */
    void end() throws InterruptedException {
        over = true;
        thread.interrupt();
        thread.join();
    }
}
