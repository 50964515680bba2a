package org.llmmarket.publishing.access.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.llmmarket.publishing.store.Silence;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no request wait long for a database that is silent; what is streamed afterwards is not bound by it. */
final class SilenceFilter extends OncePerRequestFilter {

    private final Duration borne;

    SilenceFilter(Duration borne) {
        this.borne = borne;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Silence.atMost(borne);
        try {
            chain.doFilter(request, response);
        } finally {
            Silence.asUsual();
        }
    }
}
