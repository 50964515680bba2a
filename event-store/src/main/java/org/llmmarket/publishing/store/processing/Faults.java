package org.llmmarket.publishing.store.processing;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells faults that pass by themselves (no connection, a deadlock, a server that starts) from those that would come again. */
public final class Faults {

    /** SQLSTATE classes: connection, rollback, resources, operator intervention, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /** A lock that is not to be had, read only after a failover, and a session that stood still until the server ended it. */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "25P03", "25P04");

    private Faults() {}

    /** Whether the same call may well succeed later. */
    public static boolean passes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            if (isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }

    private static boolean isPassing(Throwable cause) {
        if (cause instanceof TransientDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException) {
            return true;
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            String state = sql.getSQLState();
            return PASSING_STATES.contains(state) || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
        }
        return false;
    }
}
