package org.llmmarket.publishing.store.processing;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.DatabaseFaults;
import org.springframework.dao.TransientDataAccessException;

/** Tells faults that pass by themselves (no connection, a deadlock, a server that starts) from those that would come again. */
public final class Faults {

    /** A lock that is not to be had. */
    private static final String LOCKED = "55P03";

    /** The class of transactions that the server has rolled back: another one was in the way. */
    private static final String ROLLED_BACK = "40";

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
        if (DatabaseFaults.isAway(cause)
                || cause instanceof TransientDataAccessException
                || cause instanceof SQLTransientException) {
            return true;
        }
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().equals(LOCKED) || sql.getSQLState().startsWith(ROLLED_BACK));
    }
}
