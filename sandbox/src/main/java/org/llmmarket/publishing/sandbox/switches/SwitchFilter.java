package org.llmmarket.publishing.sandbox.switches;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.server.Visit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Applies the switches to the HTTP neighbours and records what they are asked. */
final class SwitchFilter extends OncePerRequestFilter {

    private static final String HUNG_UP = "hung up";

    private final Switches switches;
    private final Calls calls;
    private final GraphQlCall graphQl;

    SwitchFilter(Switches switches, Calls calls, GraphQlCall graphQl) {
        this.switches = switches;
        this.calls = calls;
        this.graphQl = graphQl;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SwitchesEndpoint.owns(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant at = Instant.now();
        Visit visit = Visit.of(request);
        HttpServletRequest readable = readable(request, visit.neighbour());
        var name = new CallName(nameOf(readable));
        Switch now = switches.take(visit.neighbour(), name.name(), name.isHealthCheck());
        boolean answered = false;
        try {
            answered = treat(now, readable, response, chain);
        } finally {
            if (!name.isHealthCheck()) {
                String outcome = answered ? Integer.toString(response.getStatus()) : HUNG_UP;
                long took = Duration.between(at, Instant.now()).toMillis();
                String key = request.getHeader("Idempotency-Key");
                String requestId = request.getHeader("X-Request-Id");
                calls.add(
                        visit.neighbour(),
                        new Call(at, name.name(), key, requestId, digest(readable), outcome, took, now.mode()));
            }
        }
    }

    private static HttpServletRequest readable(HttpServletRequest request, Neighbour neighbour) throws IOException {
        boolean writes = neighbour == Neighbour.GOVERNANCE || neighbour == Neighbour.REGISTRY;
        return writes && !"GET".equals(request.getMethod()) ? new ReadRequest(request) : request;
    }

    private static @Nullable String digest(HttpServletRequest request) {
        return request instanceof ReadRequest read ? ReadRequest.sha256(read.body()) : null;
    }

    private String nameOf(HttpServletRequest request) {
        return request instanceof ReadRequest read && Visit.of(request).neighbour() == Neighbour.GOVERNANCE
                ? graphQl.nameOf(read.body())
                : request.getMethod() + " " + request.getRequestURI();
    }

    /** Answers, as the switch says; false when the caller gets no answer at all. */
    private boolean treat(Switch now, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (now.mode() == Mode.SLOW && !now.takesEffectFirst()) {
            switches.delay(now);
        }
        if (now.mode() == Mode.OK || (now.mode() == Mode.SLOW && !now.takesEffectFirst())) {
            chain.doFilter(request, response);
            return true;
        }
        var held = new ContentCachingResponseWrapper(response);
        if (now.takesEffectFirst()) {
            chain.doFilter(request, held);
        }
        return spoil(now, request, response, held);
    }

    private boolean spoil(
            Switch now, HttpServletRequest request, HttpServletResponse response, ContentCachingResponseWrapper held)
            throws IOException {
        switch (now.mode()) {
            case GONE -> Visit.of(request).hangUp().run();
            case WRONG -> answerWrongly(now, response);
            default -> {
                switches.delay(now);
                held.copyBodyToResponse();
            }
        }
        return now.mode() != Mode.GONE;
    }

    private static void answerWrongly(Switch now, HttpServletResponse response) throws IOException {
        String problem = "{\"title\":\"Switched to wrong\",\"status\":" + now.wrongStatus()
                + ",\"detail\":\"A switch of the sandbox makes this call fail.\"}";
        response.reset();
        response.setStatus(now.wrongStatus());
        response.setContentType(now.body() == null ? "application/problem+json" : "application/json");
        response.getOutputStream()
                .write(Objects.requireNonNullElse(now.body(), problem).getBytes(StandardCharsets.UTF_8));
    }
}
