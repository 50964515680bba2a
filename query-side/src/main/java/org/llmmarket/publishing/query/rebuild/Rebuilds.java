package org.llmmarket.publishing.query.rebuild;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rebuilds of all read models, one row each. Whoever goes on with one holds a claim and renews it; every change of a rebuild
 * is made in the transaction of what it tells of, and only while the claim and the state are as they were.
 */
class Rebuilds {

    /** A claim from ahead was made by a clock that was set back since. */
    private static final String FREE = "(owner IS NULL OR claimed < clock_timestamp() - interval '6 seconds'"
            + " OR claimed > clock_timestamp() + interval '1 minute')";

    private final JdbcClient jdbc;

    Rebuilds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Rebuild> find(String projection) {
        return jdbc.sql("SELECT * FROM read_model_rebuild WHERE projection = ?")
                .param(projection)
                .query((row, number) -> rebuild(row))
                .optional();
    }

    /** Asks for a rebuild; false when one is under way or held. */
    boolean request(String projection, boolean holds, String by) {
        return jdbc.sql("INSERT INTO read_model_rebuild AS r (projection, state, on_difference, requested_by)"
                                + " VALUES (:projection, 'requested', :onDifference, :by)"
                                + " ON CONFLICT (projection) DO UPDATE SET state = 'requested',"
                                + " on_difference = excluded.on_difference, requested_by = excluded.requested_by,"
                                + " requested_at = now(), started_at = NULL, ended_at = NULL, built_to = 0,"
                                + " after_service = '', events_done = 0, events_total = 0, events_per_second = 0,"
                                + " rows_compared = NULL, differences = NULL, examples = '{}', left_out = '{}',"
                                + " error = NULL, owner = NULL"
                                + " WHERE r.state IN ('swapped', 'cancelled', 'failed')")
                        .param("projection", projection)
                        .param("onDifference", holds ? "hold" : "swap")
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Asks that it be given up; false when it has ended. */
    boolean cancel(String projection) {
        return jdbc.sql("UPDATE read_model_rebuild SET state = 'cancelling', ended_at = NULL,"
                                + " owner = CASE WHEN state = 'held' THEN NULL ELSE owner END WHERE projection = ?"
                                + " AND state NOT IN ('swapped', 'cancelled', 'failed')")
                        .param(projection)
                        .update()
                == 1;
    }

    /** Asks that the one which is held be swapped in as it is; false when none is. */
    boolean release(String projection) {
        return jdbc.sql("UPDATE read_model_rebuild SET state = 'catching_up', on_difference = 'swap', owner = NULL,"
                                + " ended_at = NULL WHERE projection = ? AND state = 'held'")
                        .param(projection)
                        .update()
                == 1;
    }

    /** Takes the claim on one of these that is under way and that nobody goes on with. */
    Optional<String> claim(Collection<String> projections, String owner) {
        return jdbc.sql("UPDATE read_model_rebuild SET owner = :owner, claimed = clock_timestamp() WHERE projection ="
                        + " (SELECT projection FROM read_model_rebuild WHERE state = ANY(:states)"
                        + " AND projection = ANY(:projections) AND " + FREE
                        + " ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING projection")
                .param("owner", owner)
                .param("states", RebuildState.underWay())
                .param("projections", projections.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    void renew(String projection, String owner) {
        jdbc.sql("UPDATE read_model_rebuild SET claimed = clock_timestamp() WHERE projection = ? AND owner = ?")
                .param(projection)
                .param(owner)
                .update();
    }

    /** Gives the claim back, for another process to take at once. */
    void leave(String projection, String owner) {
        jdbc.sql("UPDATE read_model_rebuild SET owner = NULL WHERE projection = ? AND owner = ?")
                .param(projection)
                .param(owner)
                .update();
    }

    /** The rebuild while this owner holds it. */
    Optional<Rebuild> heldBy(String projection, String owner) {
        return jdbc.sql("SELECT * FROM read_model_rebuild WHERE projection = ? AND owner = ?")
                .param(projection)
                .param(owner)
                .query((row, number) -> rebuild(row))
                .optional();
    }

    /**
     * Changes the rebuild in the transaction at hand.
     *
     * @param columns what to set, with a question mark for each value
     * @throws ClaimLost when it is no longer this owner's, or no longer in this state
     */
    void change(Rebuild known, String owner, String columns, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            all.add(value);
        }
        all.add(known.projection());
        all.add(owner);
        all.add(known.state().wire());
        int changed = jdbc.sql("UPDATE read_model_rebuild SET claimed = clock_timestamp(), " + columns
                        + " WHERE projection = ? AND owner = ? AND state = ?")
                .params(all)
                .update();
        if (changed == 0) {
            throw new ClaimLost(known.projection());
        }
    }

    /** Remembers where the group stood when the model that is kept aside was live; null when none is kept. */
    void keepPrevious(String projection, @Nullable Long position) {
        jdbc.sql("UPDATE read_model_rebuild SET previous_position = :position,"
                        + " previous_since = CASE WHEN :position::bigint IS NOT NULL THEN now() END"
                        + " WHERE projection = :projection")
                .param("position", position)
                .param("projection", projection)
                .update();
    }

    /** Locks the row, so that nothing begins or ends meanwhile. */
    Optional<Rebuild> lock(String projection) {
        return jdbc.sql("SELECT * FROM read_model_rebuild WHERE projection = ? FOR UPDATE")
                .param(projection)
                .query((row, number) -> rebuild(row))
                .optional();
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        return new Rebuild(
                row.getString("projection"),
                RebuildState.of(row.getString("state")),
                row.getString("on_difference").equals("hold"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("built_to"),
                row.getString("after_service"),
                row.getLong("events_done"),
                row.getLong("events_total"),
                row.getDouble("events_per_second"),
                row.getObject("rows_compared", Long.class),
                row.getObject("differences", Long.class),
                texts(row.getArray("examples")),
                texts(row.getArray("left_out")),
                row.getString("error"),
                row.getObject("previous_position", Long.class),
                instant(row, "previous_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
