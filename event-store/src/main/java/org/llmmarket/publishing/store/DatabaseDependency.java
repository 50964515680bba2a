package org.llmmarket.publishing.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;

/** Whether the database answers, takes what is written, and holds the log that was signed. */
final class DatabaseDependency implements Dependency {

    private static final int SECONDS = 2;

    /** So that what follows is more than it may keep in memory, and is put where the tables are. */
    private static final String ON_DISK = "SET LOCAL work_mem = '64kB'; SET LOCAL temp_tablespaces = ''";

    private static final String ROOM = """
            WITH room AS MATERIALIZED (SELECT repeat('x', 8192) AS page FROM generate_series(1, 16))
            SELECT current_setting('transaction_read_only')::boolean, max(length(page)) FROM room""";

    private final DataSource dataSource;
    private final Supplier<Optional<String>> doubt;

    DatabaseDependency(DataSource dataSource, Supplier<Optional<String>> doubt) {
        this.dataSource = dataSource;
        this.doubt = doubt;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS)
                    ? refusal(connection)
                            .or(doubt)
                            .map(why -> new Health(Health.State.DEGRADED, why))
                            .orElseGet(() -> new Health(Health.State.HEALTHY, "answers"))
                    : new Health(Health.State.UNHEALTHY, "does not answer within " + SECONDS + " s");
        } catch (SQLException e) {
            return new Health(Health.State.UNHEALTHY, "no connection");
        }
    }

    /**
     * Why it takes no writes, if so. Some room is asked for and given back at once: a small write may still find its place on a disk
     * that is full, and would have to be kept.
     */
    private static Optional<String> refusal(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, SECONDS * 1000);
            connection.setAutoCommit(false);
            statement.execute(ON_DISK);
            try (ResultSet room = statement.executeQuery(ROOM)) {
                return room.next() && room.getBoolean(1) ? Optional.of("is read-only") : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.of("answers, but takes nothing: " + e.getMessage());
        }
    }
}
