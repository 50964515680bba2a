package org.llmmarket.publishing.sandbox.idempotency;

/** An {@code Idempotency-Key} came again with another request. */
public class KeyReused extends RuntimeException {

    KeyReused(String key) {
        super("The Idempotency-Key '%s' was used before for another request.".formatted(key));
    }
}
