package org.llmmarket.publishing.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a position that is missing before one that is seen can still be filled. PostgreSQL alone is the judge,
 * never a clock:
 *
 * <p>Whoever takes a position has a transaction id before, and holds a lock on the table from before until his end. So once
 * a later position is seen, every transaction that could fill the gap has an id below any that is given out from now on.
 * When a snapshot shows that all of those have ended, a read that begins after it sees what they committed; what it does not
 * see was rolled back. A snapshot is also held back by long transactions that write elsewhere: after a while it is therefore
 * asked as well whether anybody who held the table's lock at the beginning still holds it.
 */
final class GapJudge {

    private static final Duration PATIENCE_BEFORE_LOCKS = Duration.ofMillis(50);
    private static final String HOLDERS = "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation'"
            + " AND relation = 'domain_event'::regclass AND mode = 'RowExclusiveLock'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private long settled = Positions.BEFORE_THE_FIRST;
    private @Nullable Suspicion suspicion;

    /** Every gap below the boundary is in question, and every transaction that could fill one is older than the horizon. */
    private record Suspicion(long boundary, long horizon, long since, Set<String> holders) {}

    /**
     * A position that was seen behind a gap. Its second sighting opens the question, for most gaps are gone by then.
     *
     * @param seen the last position that was seen
     */
    void suspect(Connection connection, long seen) throws SQLException {
        if (suspicion == null) {
            suspicion = new Suspicion(
                    seen,
                    number(connection, "SELECT pg_current_xact_id()::text::bigint"),
                    System.nanoTime(),
                    holders(connection));
        }
    }

    /** The position below which a read that begins after this call shows everything that will ever be there. */
    long settled(Connection connection) throws SQLException {
        Suspicion open = suspicion;
        if (open != null && (allOlderHaveEnded(connection, open) || noHolderIsLeft(connection, open))) {
            settled = Math.max(settled, open.boundary());
            suspicion = null;
        }
        return settled;
    }

    boolean isOpen() {
        return suspicion != null;
    }

    /** After a broken connection or a restart of the server, transaction ids of before say nothing. */
    void forget() {
        suspicion = null;
    }

    private static boolean allOlderHaveEnded(Connection connection, Suspicion open) throws SQLException {
        return number(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= open.horizon();
    }

    private static boolean noHolderIsLeft(Connection connection, Suspicion open) throws SQLException {
        if (System.nanoTime() - open.since() < PATIENCE_BEFORE_LOCKS.toNanos()) {
            return false;
        }
        open.holders().retainAll(holders(connection));
        return open.holders().isEmpty();
    }

    private static Set<String> holders(Connection connection) throws SQLException {
        Set<String> holders = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(HOLDERS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                holders.add(rows.getString(1));
            }
        }
        return holders;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
