package org.llmmarket.publishing.access.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Does a write that carries an {@code Idempotency-Key} once, and gives its first answer again. */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Their answers are tokens, which are given out anew each time. */
    private static final Set<String> ALWAYS_NEW =
            Set.of(ApiMapping.BASE + "/auth/login", ApiMapping.BASE + "/auth/refresh");

    /** The one such write that is strangers', too; whatever else they send is refused before anybody has read it. */
    private static final String BY_STRANGERS = ApiMapping.BASE + "/auth/register";

    private static final String HELD = IdempotencyFilter.class.getName();

    private final IdempotentRequests requests;
    private final HeldKeys running;

    IdempotencyFilter(IdempotentRequests requests, HeldKeys running) {
        this.requests = requests;
        this.running = running;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(IdempotencyKey.HEADER) == null
                || !WRITES.contains(request.getMethod())
                || ALWAYS_NEW.contains(request.getRequestURI());
    }

    /** An answer that is written on another thread comes by again when it is complete. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(HELD) instanceof HeldKey held) {
            perform(held, request, response, chain);
            return;
        }
        if (!CallerAuthentication.current().isSignedIn() && !BY_STRANGERS.equals(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        IdempotencyKey key =
                IdempotencyKey.of(principal(request), Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        byte[] body = request.getInputStream().readAllBytes();
        byte[] hash = IdempotencyKey.hash(request.getMethod(), address(request), body);
        Optional<UUID> claim = requests.claim(key, hash);
        if (claim.isPresent()) {
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            HeldKey held = new HeldKey(key, claim.get(), hash, answer);
            request.setAttribute(HELD, held);
            running.add(held);
            perform(held, new KeptBody(request, body), answer, chain);
        } else {
            answerTaken(requests.find(key, hash), response);
        }
    }

    private void perform(HeldKey held, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ended = false;
        KeyedWrites.begin(held);
        try {
            chain.doFilter(request, response);
            ended = request.isAsyncStarted() || keep(held, request);
        } finally {
            KeyedWrites.end();
            if (!ended || !request.isAsyncStarted()) {
                running.remove(held);
            }
            if (!ended && held.isPassing()) {
                requests.leave(held.key(), held.claim());
            } else if (!ended) {
                requests.release(held.key(), held.claim());
            }
        }
        if (!request.isAsyncStarted()) {
            held.response().copyBodyToResponse();
        }
    }

    private boolean keep(HeldKey held, HttpServletRequest request) {
        if (!KeptAnswer.isFinal(held.response().getStatus()) || held.isPassing() || Problems.isPassing(request)) {
            return false;
        }
        requests.keep(held.key(), held.claim(), KeptAnswer.of(held.response()));
        return true;
    }

    private static void answerTaken(Optional<IdempotentRequests.Known> taken, HttpServletResponse response)
            throws IOException {
        if (taken.isPresent() && !taken.get().same()) {
            throw Problem.of(
                            422,
                            "IDEMPOTENCY_KEY_REUSED",
                            "This Idempotency-Key was used for another request. Take a new key for each write.")
                    .exception();
        }
        KeptAnswer answer = taken.map(IdempotentRequests.Known::answer).orElse(null);
        if (answer == null) {
            throw HeldKey.inProgress();
        }
        answer.writeTo(response);
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String principal(HttpServletRequest request) {
        Caller caller = CallerAuthentication.current();
        return caller.isSignedIn() ? String.valueOf(caller.account()) : "address " + request.getRemoteAddr();
    }
}
