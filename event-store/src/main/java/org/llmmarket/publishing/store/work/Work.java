package org.llmmarket.publishing.store.work;

import java.time.Instant;
import java.util.Map;

/**
 * A piece of work to be done outside any transaction, or a deadline that falls due.
 *
 * @param kind which {@link Worker} does it
 * @param key unique within its kind, and the idempotency key of what it calls, e.g. {@code 3f0c…:policy}
 * @param payload ids only, as JSON values
 * @param dueAt not done before this instant
 * @param attempt 1 for the first try
 */
public record Work(String kind, String key, Map<String, String> payload, Instant dueAt, int attempt) {

    public Work {
        payload = Map.copyOf(payload);
    }

    /** Work that is due at once. */
    public static Work now(String kind, String key, Map<String, String> payload) {
        return new Work(kind, key, payload, Instant.EPOCH, 1);
    }

    /** A deadline: work that falls due at {@code dueAt}. */
    public static Work at(Instant dueAt, String kind, String key, Map<String, String> payload) {
        return new Work(kind, key, payload, dueAt, 1);
    }
}
