package org.llmmarket.publishing.access.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.llmmarket.publishing.api.actor.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refresh tokens: random, kept as their SHA-256, each good for one exchange. One that comes a second time was stolen or lost
 * on the way, and nobody can tell by whom it is used: its whole family ends.
 */
final class RefreshTokens {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(JdbcClient jdbc, Duration lifetime) {
        this.jdbc = jdbc;
        this.lifetime = lifetime;
    }

    /** Begins a family. */
    String issue(AccountId account) {
        jdbc.sql("DELETE FROM refresh_token WHERE account_id = :account AND expires_at < now()")
                .param("account", account.value())
                .update();
        return issue(account, UUID.randomUUID());
    }

    /** Takes a token for the next one of its family; none when it is unknown, expired or used. Joins the caller's transaction. */
    Optional<Exchange> exchange(String token) {
        Optional<Row> known =
                jdbc.sql("""
                        SELECT family, account_id, used_at IS NOT NULL AS used, expires_at < now() AS expired
                        FROM refresh_token WHERE hash = :hash FOR UPDATE""").param("hash", hash(token)).query(Row.class).optional();
        if (known.isEmpty() || known.get().expired()) {
            return Optional.empty();
        }
        Row row = known.get();
        if (row.used()) {
            end(row.family());
            return Optional.empty();
        }
        jdbc.sql("UPDATE refresh_token SET used_at = now() WHERE hash = :hash")
                .param("hash", hash(token))
                .update();
        AccountId account = new AccountId(row.accountId());
        return Optional.of(new Exchange(account, issue(account, row.family())));
    }

    private String issue(AccountId account, UUID family) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        INSERT INTO refresh_token (hash, family, account_id, expires_at)
                        VALUES (:hash, :family, :account, now() + make_interval(secs => :lifetime))""")
                .param("hash", hash(token))
                .param("family", family)
                .param("account", account.value())
                .param("lifetime", (double) lifetime.toSeconds())
                .update();
        return token;
    }

    private void end(UUID family) {
        jdbc.sql("DELETE FROM refresh_token WHERE family = :family")
                .param("family", family)
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row of the table. */
    record Row(UUID family, String accountId, boolean used, boolean expired) {}

    /** Whose token it was, and the next one. */
    record Exchange(AccountId account, String next) {}
}
