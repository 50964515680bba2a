package org.llmmarket.publishing.access.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Measures every request by its endpoint's template, never by the address that was called: those have no end. */
final class RequestTimer extends OncePerRequestFilter {

    private static final String NAME = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final MeterRegistry meters;

    RequestTimer(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
            Timer.builder(NAME)
                    .description("Requests by endpoint and status; of streams, the time until they begin")
                    .tag("method", method)
                    .tag("uri", template == null ? "none" : template.toString())
                    .tag("status", Integer.toString(response.getStatus()))
                    .serviceLevelObjectives(
                            Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
