package org.llmmarket.publishing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;

/** Whether the database answers, and holds the log that was signed. */
final class DatabaseDependency implements Dependency {

    private static final int SECONDS = 2;

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
                    ? doubt.get()
                            .map(why -> new Health(Health.State.DEGRADED, why))
                            .orElseGet(() -> new Health(Health.State.HEALTHY, "answers"))
                    : new Health(Health.State.UNHEALTHY, "does not answer within " + SECONDS + " s");
        } catch (SQLException e) {
            return new Health(Health.State.UNHEALTHY, "no connection");
        }
    }
}
