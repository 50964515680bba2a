package org.llmmarket.publishing.access.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets clients go before the server stops to hear them: from the moment when it is not ready any more each answer closes its
 * connection (RFC 9112, 9.6), and as long as requests still come over connections that are kept alive, the server waits a while.
 */
final class Leaving implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(200);

    private final Readiness readiness;
    private volatile long lastRequestAt = System.nanoTime();
    private volatile boolean running;

    Leaving(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Looks at every request. */
    final class Filter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            lastRequestAt = System.nanoTime();
            if (!readiness.isReady()) {
                response.setHeader("Connection", "close");
            }
            chain.doFilter(request, response);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (System.nanoTime() < end && System.nanoTime() - lastRequestAt < QUIET.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Right before the server takes no more requests. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
