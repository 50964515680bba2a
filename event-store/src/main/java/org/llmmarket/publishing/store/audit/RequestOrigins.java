package org.llmmarket.publishing.store.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where requests came from: personal, and therefore beside the log and the trail, which name a key only. */
public final class RequestOrigins {

    private static final int AT_ONCE = 1000;
    private static final String INSERT =
            "INSERT INTO request_origin (key, account_id, address, user_agent, agent_words)"
                    + " VALUES (?, ?, ?, ?, ?::tsvector) ON CONFLICT (key) DO NOTHING";
    private static final String EXPIRED = "DELETE FROM request_origin WHERE key IN (SELECT key FROM request_origin"
            + " WHERE at < ? LIMIT " + AT_ONCE + " FOR UPDATE SKIP LOCKED)";

    private final JdbcTemplate jdbc;

    public RequestOrigins(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where one request came from.
     *
     * @param accountId whose person it tells of: who called, or as whom somebody tried to
     */
    public record Origin(
            UUID key,
            @Nullable String accountId,
            String address,
            @Nullable String userAgent) {}

    /** Keeps it in the transaction at hand. */
    public void add(Origin origin) {
        addAll(List.of(origin));
    }

    public void addAll(Collection<Origin> origins) {
        jdbc.batchUpdate(INSERT, origins, Math.max(1, origins.size()), RequestOrigins::bind);
    }

    /** What is known of a person: each address with its agent, once. */
    public List<String> of(String accountId) {
        return jdbc.queryForList(
                "SELECT DISTINCT address || ' ' || coalesce(user_agent, '') AS origin FROM request_origin"
                        + " WHERE account_id = ? ORDER BY origin",
                String.class,
                accountId);
    }

    public void erase(String accountId) {
        jdbc.update("DELETE FROM request_origin WHERE account_id = ?", accountId);
    }

    /** Forgets a thousand of what is older; answers whether there may be more. */
    public boolean forgetBefore(Instant instant) {
        return jdbc.update(EXPIRED, instant.atOffset(ZoneOffset.UTC)) == AT_ONCE;
    }

    private static void bind(PreparedStatement row, Origin origin) throws SQLException {
        String agent = origin.userAgent();
        row.setObject(1, origin.key());
        row.setString(2, origin.accountId());
        row.setString(3, origin.address());
        row.setString(4, agent);
        row.setString(5, agent == null ? "" : new DetailWords().add(agent).vector());
    }
}
