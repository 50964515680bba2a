package org.llmmarket.publishing.access.request;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ties a write that carries an {@code Idempotency-Key} to that key in the write's own transaction: the transaction commits only
 * while the request still holds the key, and the answer is kept with it, so that neither a crash between commit and answer nor
 * a process that was frozen can do the write twice.
 */
public final class KeyedWrites implements TransactionExecutionListener {
    private static final ThreadLocal<@Nullable HeldKey> PRESENT = new ThreadLocal<>();

    private final IdempotentRequests requests;
    private final JsonMapper json;

    KeyedWrites(IdempotentRequests requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /**
     * Does a write and answers it. Within another one it is part of that, whose answer counts.
     *
     * @param work one transaction, perhaps tried several times
     * @param answer made before the commit where the request has a key, and sees what the transaction has written
     */
    public <T> ResponseEntity<T> write(Runnable work, Supplier<ResponseEntity<T>> answer) {
        HeldKey held = PRESENT.get();
        if (held == null || held.hasAnswer()) {
            work.run();
            return answer.get();
        }
        AtomicReference<@Nullable ResponseEntity<T>> given = new AtomicReference<>();
        held.answerBy(() -> {
            ResponseEntity<T> made = answer.get();
            given.set(made);
            return KeptAnswer.of(made, json);
        });
        try {
            work.run();
        } finally {
            held.answerBy(null);
        }
        ResponseEntity<T> kept = given.get();
        return kept == null ? answer.get() : kept;
    }

    /**
     * Does one of several writes that a request consists of and that stand each for itself: under a key of its own, so that a
     * request that is sent again after a crash goes on where the first one ended.
     *
     * @param index of the write in its request, from 0
     * @return the answer as JSON; as it was given when the write was done before
     */
    public ResponseEntity<byte[]> part(int index, Supplier<ResponseEntity<?>> write) {
        HeldKey whole = PRESENT.get();
        if (whole == null) {
            return KeptAnswer.of(write.get(), json).entity();
        }
        IdempotencyKey key = whole.key().part(index);
        UUID claim = requests.take(key, whole.hash());
        if (claim == null) {
            return requests.find(key, whole.hash())
                    .map(IdempotentRequests.Known::answer)
                    .orElseThrow(HeldKey::inProgress)
                    .entity();
        }
        HeldKey part = new HeldKey(key, claim, whole.hash(), whole.response());
        PRESENT.set(part);
        try {
            KeptAnswer answer = KeptAnswer.of(write.get(), json);
            answered(answer.status(), false);
            if (part.isPassing()) {
                whole.pass();
                requests.release(key, claim);
            } else {
                requests.keep(key, claim, answer);
            }
            return answer.entity();
        } finally {
            PRESENT.set(whole);
        }
    }

    /**
     * Hears how something that the write at hand consists of was answered: where that may be another answer when it is sent
     * again, the answer to the write is not kept.
     *
     * @param passing whether it was refused for a reason that may be gone then, whatever the status
     */
    public void answered(int status, boolean passing) {
        HeldKey held = PRESENT.get();
        if (held != null && (passing || !KeptAnswer.isFinal(status))) {
            held.pass();
        }
    }

    static void begin(HeldKey held) {
        PRESENT.set(held);
    }

    static void end() {
        PRESENT.remove();
    }

    /** After all that the transaction writes is written. */
    @Override
    public void beforeCommit(TransactionExecution transaction) {
        HeldKey held = PRESENT.get();
        if (held != null && !transaction.isReadOnly()) {
            held.settle(requests);
        }
    }
}
