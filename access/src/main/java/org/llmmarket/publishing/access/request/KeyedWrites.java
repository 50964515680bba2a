package org.llmmarket.publishing.access.request;

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
     * Does a write and answers it.
     *
     * @param work one transaction, perhaps tried several times
     * @param answer made before the commit where the request has a key, and sees what the transaction has written
     */
    public <T> ResponseEntity<T> write(Runnable work, Supplier<ResponseEntity<T>> answer) {
        HeldKey held = PRESENT.get();
        if (held == null) {
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
