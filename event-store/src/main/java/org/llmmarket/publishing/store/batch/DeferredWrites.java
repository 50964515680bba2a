package org.llmmarket.publishing.store.batch;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the writes of a transaction and makes them just before its commit, each kind of statement as one batch, in the
 * order in which the kinds were first used. Without a transaction a write is made at once.
 */
public final class DeferredWrites {

    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();
    private final PerTransaction<Pending> pending = new PerTransaction<>(Pending::new, Pending::make);

    public DeferredWrites(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A statement.
     *
     * @param mustHit whether each set of parameters must change exactly one row (no insert, whose counts the driver merges); else another writer was faster, and the
     *     transaction fails with an {@link OptimisticLockingFailureException}
     */
    public record Write(String sql, boolean mustHit) {}

    /** A text that PostgreSQL takes as JSON. */
    public record Json(String text) {}

    /** Adds a write to the transaction at hand. */
    public void add(Write write, @Nullable Object... parameters) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending.get().add(write, parameters);
        } else {
            make(write, List.<@Nullable Object[]>of(parameters));
        }
    }

    /**
     * Adds a write to the transaction at hand that keeps its order with others about the same item: an earlier one of another
     * kind is made before it.
     */
    public void addAbout(Object item, Write write, @Nullable Object... parameters) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending.get().addAbout(item, write, parameters);
        } else {
            make(write, List.<@Nullable Object[]>of(parameters));
        }
    }

    /** Makes the writes that wait now, for somebody in the transaction who needs to see them. */
    public void flush() {
        Pending waiting = pending.orNone();
        if (waiting != null) {
            waiting.make();
        }
    }

    private final class Pending {

        private final Map<Write, List<@Nullable Object[]>> writes = new LinkedHashMap<>();
        private final Map<Object, Write> about = new HashMap<>();

        void addAbout(Object item, Write write, @Nullable Object[] parameters) {
            Write earlier = about.get(item);
            if (earlier != null && !earlier.equals(write)) {
                make();
            }
            about.put(item, write);
            add(write, parameters);
        }

        void add(Write write, @Nullable Object[] parameters) {
            writes.computeIfAbsent(write, first -> new ArrayList<>()).add(parameters);
        }

        void make() {
            Map<Write, List<@Nullable Object[]>> now = new LinkedHashMap<>(writes);
            writes.clear();
            about.clear();
            now.forEach(DeferredWrites.this::make);
        }
    }

    private void make(Write write, List<@Nullable Object[]> rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(write.sql())) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                if (rows.size() > 1) {
                    statement.addBatch();
                }
            }
            check(write, rows.size() > 1 ? statement.executeBatch() : new int[] {statement.executeUpdate()});
        } catch (BatchUpdateException e) {
            throw translated(write, e.getNextException() == null ? e : e.getNextException());
        } catch (SQLException e) {
            throw translated(write, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            if (row[i] instanceof Json json) {
                statement.setObject(i + 1, json.text(), Types.OTHER);
            } else {
                statement.setObject(i + 1, row[i]);
            }
        }
    }

    private static void check(Write write, int[] hits) {
        if (!write.mustHit()) {
            return;
        }
        for (int hit : hits) {
            if (hit != 1) {
                throw new OptimisticLockingFailureException("Another writer was faster: " + write.sql());
            }
        }
    }

    private RuntimeException translated(Write write, SQLException e) {
        RuntimeException translated = translator.translate("deferred write", write.sql(), e);
        return translated != null ? translated : new IllegalStateException(e);
    }
}
