package org.llmmarket.publishing.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;

/** Whether the database answers. */
final class DatabaseDependency implements Dependency {

    private static final int SECONDS = 2;

    private final DataSource dataSource;

    DatabaseDependency(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS)
                    ? new Health(Health.State.HEALTHY, "answers")
                    : new Health(Health.State.UNHEALTHY, "does not answer within " + SECONDS + " s");
        } catch (SQLException e) {
            return new Health(Health.State.UNHEALTHY, "no connection");
        }
    }
}
