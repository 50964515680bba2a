package org.llmmarket.publishing.store.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A piece of work to be done outside any transaction, or a deadline that falls due.
 *
 * @param kind which {@link Worker} does it
 * @param key unique within its kind, and the idempotency key of what it calls, e.g. {@code 3f0c…:policy}
 * @param payload ids only, as JSON values; among them the lane, if it has one
 * @param dueAt not done before this instant
 * @param attempt 1 for the first try
 * @param forgiven how many of the tries before were no fault of the work: they were cut off, or nobody got an answer
 * @param cutOff whether whoever made the try before this never told what came of it
 */
public record Work(
        String kind,
        String key,
        Map<String, String> payload,
        Instant dueAt,
        int attempt,
        int forgiven,
        boolean cutOff) {

    private static final String LANE = "lane";

    public Work {
        payload = Map.copyOf(payload);
    }

    /** Work of which every try counts. */
    public Work(String kind, String key, Map<String, String> payload, Instant dueAt, int attempt) {
        this(kind, key, payload, dueAt, attempt, 0, false);
    }

    /** Work that is due at once. */
    public static Work now(String kind, String key, Map<String, String> payload) {
        return new Work(kind, key, payload, Instant.EPOCH, 1);
    }

    /** A deadline: work that falls due at {@code dueAt}. */
    public static Work at(Instant dueAt, String kind, String key, Map<String, String> payload) {
        return new Work(kind, key, payload, dueAt, 1);
    }

    /**
     * The same work in a lane: of what is in one lane, of whatever kind, one piece is done at a time in all processes together,
     * and in the order in which it was asked for. What is parked lets the others pass.
     */
    public Work inLane(String lane) {
        Map<String, String> inLane = new HashMap<>(payload);
        inLane.put(LANE, lane);
        return new Work(kind, key, inLane, dueAt, attempt, forgiven, cutOff);
    }

    /** How many tries there have been with this one, of those that count where tries are limited. */
    public int counted() {
        // A process of another release may have counted anew without it.
        return Math.max(1, attempt - forgiven);
    }

    /** Whether others may wait for this to be done. */
    boolean isInLane() {
        return payload.containsKey(LANE);
    }
}
