package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool whose connections bear as much {@link Silence} as the thread that takes them. */
final class StorePool extends HikariDataSource {

    StorePool(HikariConfig config) {
        super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Duration borne = Silence.borne();
        if (borne != null) {
            try {
                // The pool resets it when the connection comes back.
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(borne.toMillis()));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }
}
