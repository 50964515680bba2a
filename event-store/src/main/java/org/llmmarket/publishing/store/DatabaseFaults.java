package org.llmmarket.publishing.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Knows by what JDBC, the pool and Spring throw that the database is away, silent or full, and not at odds with what it was asked. */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Read only after a failover, and a session that stood still in its transaction until the server ended it. */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04");

    private DatabaseFaults() {}

    /**
     * Whether this, causes aside, says so. What was written in the transaction at hand may stand all the same, where the
     * connection was lost while it was being committed.
     */
    public static boolean isAway(Throwable thrown) {
        return thrown instanceof CannotCreateTransactionException
                // The transaction could not even be ended.
                || thrown instanceof TransactionSystemException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessResourceException
                || thrown instanceof RecoverableDataAccessException
                || thrown instanceof QueryTimeoutException
                || (thrown instanceof SQLException sql && isAway(sql));
    }

    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null || state.isEmpty()) {
            // The server always gives one; the pool gives none when a connection was closed under its user's hands.
            return true;
        }
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || STATES.contains(state)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
