package org.llmmarket.publishing.access.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers writes by their keys, for all processes. A write that never ended (its process died) blocks its key until its
 * lease has run out, and cannot commit any more when another has taken the key over since. Answers are sealed: one may hold what is shown only once.
 */
final class IdempotentRequests {

    private static final int AT_ONCE = 1_000;

    private static final String PURPOSE = "idempotency";
    private static final String CLAIMED = "principal = :principal AND key = :key AND claim = :claim";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Duration kept;
    private final Duration lease;

    IdempotentRequests(JdbcClient jdbc, SecretBox box, Duration kept, Duration lease) {
        this.jdbc = jdbc;
        this.box = box;
        this.kept = kept;
        this.lease = lease;
    }

    /** Takes the key for a write that begins now; none when the key is taken. */
    Optional<UUID> claim(IdempotencyKey key, byte[] hash) {
        return jdbc.sql("""
                        INSERT INTO idempotent_request AS known
                            (principal, key, request_hash, claim, locked_until, expires_at)
                        VALUES (:principal, :key, :hash, :claim,
                            now() + make_interval(secs => :lease), now() + make_interval(secs => :kept))
                        ON CONFLICT (principal, key) DO UPDATE SET
                            request_hash = excluded.request_hash, claim = excluded.claim,
                            locked_until = excluded.locked_until, expires_at = excluded.expires_at,
                            status = NULL, headers = NULL, sealed_body = NULL
                        WHERE known.expires_at < now()
                            OR (known.status IS NULL AND known.locked_until < now()
                                AND known.request_hash = excluded.request_hash)
                        RETURNING claim""")
                .param("principal", key.principal())
                .param("key", key.value())
                .param("hash", hash)
                .param("claim", UUID.randomUUID())
                .param("lease", (double) lease.toMillis() / 1000)
                .param("kept", (double) kept.toMillis() / 1000)
                .query(UUID.class)
                .optional();
    }

    /** Takes the key of a part over, from whomever, for who has that of the whole; null when the part is done. */
    @Nullable
    UUID take(IdempotencyKey key, byte[] hash) {
        return jdbc.sql("""
                        INSERT INTO idempotent_request AS known
                            (principal, key, request_hash, claim, locked_until, expires_at)
                        VALUES (:principal, :key, :hash, :claim, now(), now() + make_interval(secs => :kept))
                        ON CONFLICT (principal, key) DO UPDATE SET
                            request_hash = excluded.request_hash, claim = excluded.claim, expires_at = excluded.expires_at,
                            status = NULL, headers = NULL, sealed_body = NULL
                        WHERE known.status IS NULL OR known.expires_at < now()
                            OR known.request_hash <> excluded.request_hash
                        RETURNING claim""")
                .param("principal", key.principal())
                .param("key", key.value())
                .param("hash", hash)
                .param("claim", UUID.randomUUID())
                .param("kept", (double) kept.toMillis() / 1000)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** What is known of a taken key; none when it has become free since. */
    Optional<Known> find(IdempotencyKey key, byte[] hash) {
        return jdbc.sql("""
                        SELECT request_hash, status, headers, sealed_body FROM idempotent_request
                        WHERE principal = :principal AND key = :key""")
                .param("principal", key.principal())
                .param("key", key.value())
                .query((row, number) -> {
                    boolean same = Arrays.equals(hash, row.getBytes("request_hash"));
                    int status = row.getInt("status");
                    return new Known(
                            same,
                            row.wasNull() || !same
                                    ? null
                                    : new KeptAnswer(
                                            status,
                                            JSON.readValue(row.getString("headers"), new TypeReference<>() {}),
                                            box.open(PURPOSE, owner(key), row.getBytes("sealed_body"))));
                })
                .optional();
    }

    /** Keeps the answer, in the transaction at hand where there is one; answers whether the claim still holds. */
    boolean keep(IdempotencyKey key, UUID claim, KeptAnswer answer) {
        return jdbc.sql("""
                        UPDATE idempotent_request
                        SET status = :status, headers = :headers::jsonb, sealed_body = :body
                        WHERE principal = :principal AND key = :key AND claim = :claim""")
                        .params(claimed(key, claim))
                        .param("status", answer.status())
                        .param("headers", JSON.writeValueAsString(answer.headers()))
                        .param("body", box.seal(PURPOSE, owner(key), answer.body()))
                        .update()
                == 1;
    }

    /** Holds the key against everybody until the transaction at hand ends; answers whether the claim still holds. */
    boolean confirm(IdempotencyKey key, UUID claim) {
        return jdbc.sql("SELECT 1 FROM idempotent_request WHERE " + CLAIMED + " FOR UPDATE")
                .params(claimed(key, claim))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Lengthens the lease of a write that is still running. */
    void renew(IdempotencyKey key, UUID claim) {
        jdbc.sql("UPDATE idempotent_request SET locked_until = now() + make_interval(secs => :lease) WHERE " + CLAIMED
                        + " AND status IS NULL")
                .params(claimed(key, claim))
                .param("lease", (double) lease.toMillis() / 1000)
                .update();
    }

    /** Gives the key back, unless its write was done: there is no answer worth keeping. */
    void release(IdempotencyKey key, UUID claim) {
        jdbc.sql("DELETE FROM idempotent_request WHERE " + CLAIMED + " AND status IS NULL")
                .params(claimed(key, claim))
                .update();
    }

    /** Lets the same write take the key again, and no other: what was done of it stays done. */
    void leave(IdempotencyKey key, UUID claim) {
        jdbc.sql("UPDATE idempotent_request SET locked_until = now() WHERE " + CLAIMED + " AND status IS NULL")
                .params(claimed(key, claim))
                .update();
    }

    /** Forgets what has been kept long enough, a thousand at most, so that nobody waits for it; answers whether there may be more. */
    boolean forgetExpired() {
        return jdbc.sql("""
                        DELETE FROM idempotent_request WHERE (principal, key) IN (
                            SELECT principal, key FROM idempotent_request WHERE expires_at < now()
                            LIMIT :most FOR UPDATE SKIP LOCKED)""").param("most", AT_ONCE).update() == AT_ONCE;
    }

    private static Map<String, Object> claimed(IdempotencyKey key, UUID claim) {
        return Map.of("principal", key.principal(), "key", key.value(), "claim", claim);
    }

    private static String owner(IdempotencyKey key) {
        return key.principal() + " " + key.value();
    }

    /**
     * A key that is taken.
     *
     * @param same whether by the same write
     * @param answer none while it is running
     */
    record Known(boolean same, @Nullable KeptAnswer answer) {}
}
