package org.llmmarket.publishing.store.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes, gives back and removes work; who holds it and until when is decided by the database and its clock. */
final class WorkLeases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final int LONGEST_ERROR = 4000;

    private static final String FREE = "(leased_until IS NULL OR leased_until <= now())";

    /** Nobody does another piece of its lane, and none is older. */
    private static final String ITS_TURN = "(w.lane IS NULL OR NOT EXISTS (SELECT FROM work o WHERE o.lane = w.lane"
            + " AND o.parked_at IS NULL AND (o.kind, o.key) <> (w.kind, w.key) AND (o.leased_until > now()"
            + " OR (o.enqueued_at, o.kind, o.key) < (w.enqueued_at, w.kind, w.key))))";

    private static final String TAKE = "WITH wanted AS (SELECT k.* FROM set_config('synchronous_commit', 'off', true),"
            + " unnest(?::text[], ?::int[], ?::int[], ?::bigint[]) AS k (kind, free, idle, millis)),"
            + " due AS (SELECT d.*, k.millis,"
            + " row_number() OVER (PARTITION BY d.kind ORDER BY d.due_at) <= k.idle AS begins"
            + " FROM wanted k CROSS JOIN LATERAL"
            + " (SELECT kind, key, due_at, lease IS NOT NULL AND begun AS cut_off FROM work w"
            + " WHERE w.kind = k.kind AND w.due_at <= now() AND " + FREE
            + " AND " + ITS_TURN + " ORDER BY w.due_at LIMIT k.free FOR UPDATE SKIP LOCKED) d)"
            + " UPDATE work w SET lease = gen_random_uuid(),"
            + " leased_until = clock_timestamp() + due.millis * interval '1 millisecond',"
            + " begun = due.begins,"
            // A lease that ran out was an attempt, too, if that had begun.
            + " attempt = w.attempt + due.cut_off::int, forgiven = w.forgiven + due.cut_off::int"
            + " FROM due WHERE w.kind = due.kind AND w.key = due.key"
            + " RETURNING w.kind, w.key, w.payload, due.due_at, w.attempt, w.forgiven, due.cut_off, w.lease, w.begun";

    private static final String HELD = "unnest(?::text[], ?::text[], ?::uuid[]) AS h (kind, key, lease)"
            + " WHERE w.kind = h.kind AND w.key = h.key AND w.lease = h.lease";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WorkLeases(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Takes what is due, at most so much of each kind. A lease that a power cut loses does no harm, so nothing waits for the disk.
     *
     * @param idle how much of it is begun at once
     */
    List<LeasedWork> take(List<String> kinds, List<Integer> free, List<Integer> idle, List<Long> leaseMillis) {
        List<LeasedWork> taken = transaction.execute(status -> {
            return jdbc.sql(TAKE)
                    .param(kinds.toArray(String[]::new))
                    .param(free.toArray(Integer[]::new))
                    .param(idle.toArray(Integer[]::new))
                    .param(leaseMillis.toArray(Long[]::new))
                    .query((row, number) -> leased(row))
                    .list();
        });
        return taken == null ? List.of() : taken;
    }

    private static LeasedWork leased(ResultSet row) throws SQLException {
        try {
            Work work = new Work(
                    row.getString(1),
                    row.getString(2),
                    JSON.readValue(row.getString(3), STRINGS),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getInt(5),
                    row.getInt(6),
                    row.getBoolean(7));
            return new LeasedWork(work, row.getObject(8, UUID.class), row.getBoolean(9));
        } catch (JsonProcessingException e) {
            throw new SQLException("The payload of work is no map of texts", e);
        }
    }

    /**
     * Keeps what is still held under these leases for so much longer, and notes what of it has begun; what is being recorded at the
     * moment needs it no more.
     */
    void keep(List<LeasedWork> held, Duration lease) {
        List<Object> parameters = new ArrayList<>(held(held));
        parameters.add(lease.toMillis());
        parameters.add(
                held.stream().filter(LeasedWork::begun).map(LeasedWork::lease).toArray(UUID[]::new));
        jdbc.sql("WITH kept AS (SELECT w.kind, w.key FROM work w, " + HELD + " FOR UPDATE OF w SKIP LOCKED)"
                        + " UPDATE work w SET leased_until = clock_timestamp() + ? * interval '1 millisecond',"
                        + " begun = w.lease = ANY (?::uuid[])"
                        + " FROM kept WHERE w.kind = kept.kind AND w.key = kept.key")
                .params(parameters)
                .update();
    }

    /** How long until the next work of these kinds that nobody holds falls due. */
    Optional<Duration> untilNext(List<String> kinds) {
        return jdbc.sql("SELECT (extract(epoch FROM min(next.due_at) - clock_timestamp()) * 1000)::bigint"
                        + " FROM unnest(?::text[]) AS k (kind) CROSS JOIN LATERAL"
                        + " (SELECT due_at FROM work w WHERE w.kind = k.kind AND parked_at IS NULL AND " + FREE
                        + " AND " + ITS_TURN + " ORDER BY due_at LIMIT 1) next")
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    /** Removes the work that is still held under these leases; answers which that was. */
    Set<UUID> finish(List<LeasedWork> held) {
        return jdbc.sql("DELETE FROM work w USING " + HELD + " RETURNING w.lease")
                .params(held(held))
                .query(UUID.class)
                .set();
    }

    private static List<Object> held(List<LeasedWork> held) {
        return List.of(
                held.stream().map(each -> each.work().kind()).toArray(String[]::new),
                held.stream().map(each -> each.work().key()).toArray(String[]::new),
                held.stream().map(LeasedWork::lease).toArray(UUID[]::new));
    }

    /** Puts the work back for another attempt, if it is still held under this lease. */
    boolean putBack(LeasedWork leased, Duration delay, String error) {
        return putBack(leased, delay, "attempt = attempt + 1", error);
    }

    /** Puts the work back for the same attempt, if it is still held under this lease. */
    boolean putBackUntried(LeasedWork leased, Duration delay) {
        return putBack(leased, delay, "attempt = attempt", "");
    }

    /** Puts the work back with all its tries before it, if it is still held under this lease. */
    boolean putBackAnew(LeasedWork leased, Duration delay) {
        return putBack(leased, delay, "attempt = attempt + 1, forgiven = attempt", "");
    }

    private boolean putBack(LeasedWork leased, Duration delay, String counted, String error) {
        return jdbc.sql("UPDATE work SET lease = NULL, leased_until = NULL, begun = true, " + counted
                                + ", error = nullif(?, ''),"
                                + " put_back_at = clock_timestamp(),"
                                + " due_at = clock_timestamp() + ? * interval '1 millisecond'"
                                + " WHERE kind = ? AND key = ? AND lease = ?")
                        .param(cut(error))
                        .param(delay.toMillis())
                        .param(leased.work().kind())
                        .param(leased.work().key())
                        .param(leased.lease())
                        .update()
                == 1;
    }

    /** Sets the work aside, if it is still held under this lease. */
    boolean park(LeasedWork leased, String cause) {
        return jdbc.sql("UPDATE work SET lease = NULL, leased_until = NULL, begun = true, due_at = 'infinity',"
                                + " parked_at = now(), error = ? WHERE kind = ? AND key = ? AND lease = ?")
                        .param(cut(cause))
                        .param(leased.work().kind())
                        .param(leased.work().key())
                        .param(leased.lease())
                        .update()
                == 1;
    }

    private static String cut(String error) {
        return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
    }
}
