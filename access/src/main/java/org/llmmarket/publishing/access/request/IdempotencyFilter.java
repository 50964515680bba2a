package org.llmmarket.publishing.access.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

    private static final String RUNNING = IdempotencyFilter.class.getName();
    private static final long TIDY_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final IdempotentRequests requests;
    private final AtomicLong tidied = new AtomicLong(System.nanoTime());

    IdempotencyFilter(IdempotentRequests requests) {
        this.requests = requests;
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
        if (request.getAttribute(RUNNING) instanceof Running running) {
            perform(running, request, response, chain);
            return;
        }
        IdempotencyKey key = new IdempotencyKey(principal(request), request.getHeader(IdempotencyKey.HEADER));
        byte[] body = request.getInputStream().readAllBytes();
        byte[] hash = IdempotencyKey.hash(request.getMethod(), address(request), body);
        tidyNowAndThen();
        Optional<UUID> claim = requests.claim(key, hash);
        if (claim.isPresent()) {
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            Running running = new Running(key, claim.get(), answer);
            request.setAttribute(RUNNING, running);
            perform(running, new KeptBody(request, body), answer, chain);
        } else {
            answerTaken(requests.find(key, hash), response);
        }
    }

    private void perform(Running running, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ended = false;
        try {
            chain.doFilter(request, response);
            ended = request.isAsyncStarted() || keep(running, request);
        } finally {
            if (!ended) {
                requests.release(running.key(), running.claim());
            }
        }
        if (!request.isAsyncStarted()) {
            running.answer().copyBodyToResponse();
        }
    }

    private boolean keep(Running running, HttpServletRequest request) {
        if (!KeptAnswer.isFinal(running.answer().getStatus()) || Problems.isPassing(request)) {
            return false;
        }
        requests.keep(running.key(), running.claim(), KeptAnswer.of(running.answer()));
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
            throw Problem.of(
                            409,
                            "REQUEST_IN_PROGRESS",
                            "The first request with this Idempotency-Key is still running. Ask again in a moment.")
                    .header("Retry-After", "1")
                    .exception();
        }
        answer.writeTo(response);
    }

    private void tidyNowAndThen() {
        long last = tidied.get();
        if (System.nanoTime() - last > TIDY_NANOS && tidied.compareAndSet(last, System.nanoTime())) {
            requests.forgetExpired();
        }
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String principal(HttpServletRequest request) {
        Caller caller = CallerAuthentication.current();
        return caller.isSignedIn() ? String.valueOf(caller.account()) : "address " + request.getRemoteAddr();
    }

    /** A write that holds its key. */
    private record Running(IdempotencyKey key, UUID claim, ContentCachingResponseWrapper answer) {}
}
