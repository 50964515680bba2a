package org.llmmarket.publishing.access.request;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A key in the hands of the request that does its write. */
final class HeldKey {
    private final IdempotencyKey key;
    private final UUID claim;
    private final byte[] hash;
    private final ContentCachingResponseWrapper response;
    private @Nullable Supplier<KeptAnswer> answer;
    private boolean passing;

    HeldKey(IdempotencyKey key, UUID claim, byte[] hash, ContentCachingResponseWrapper response) {
        this.key = key;
        this.claim = claim;
        this.hash = hash;
        this.response = response;
    }

    IdempotencyKey key() {
        return key;
    }

    UUID claim() {
        return claim;
    }

    byte[] hash() {
        return hash;
    }

    ContentCachingResponseWrapper response() {
        return response;
    }

    /** Whether it is known how the transactions to come are answered: by the whole of which they are part. */
    boolean hasAnswer() {
        return answer != null;
    }

    /** How the transactions to come are answered; not at all, where they are only part of the write. */
    void answerBy(@Nullable Supplier<KeptAnswer> next) {
        answer = next;
    }

    /** Whether something in the write was refused for a reason that may be gone when it is sent again. */
    boolean isPassing() {
        return passing;
    }

    void pass() {
        passing = true;
    }

    /** Keeps the answer in the transaction that is about to commit, or makes it fail where another request has the key now. */
    void settle(IdempotentRequests requests) {
        boolean isOurs = answer == null ? requests.confirm(key, claim) : requests.keep(key, claim, answer.get());
        if (!isOurs) {
            throw inProgress();
        }
    }

    static RuntimeException inProgress() {
        return Problem.of(
                        409,
                        "REQUEST_IN_PROGRESS",
                        "The first request with this Idempotency-Key is still running. Ask again in a moment.")
                .header("Retry-After", "1")
                .exception();
    }
}
