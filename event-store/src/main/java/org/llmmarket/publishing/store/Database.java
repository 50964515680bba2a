package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of this process: an outside one, or the embedded server, which lives as long as this. */
final class Database implements AutoCloseable {

    /** A transaction that does nothing for so long is ended by the server, so that no gap in the log stays open. */
    private static final String STUCK_AFTER_MILLIS = "5000";

    private final DatabaseAddress address;
    private final @Nullable PostgresServer embedded;

    private Database(DatabaseAddress address, @Nullable PostgresServer embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    static Database of(StoreSettings settings) {
        String url = settings.databaseUrl();
        if (url != null && !url.isBlank()) {
            return new Database(
                    DatabaseAddress.of(
                            url.strip(),
                            unlessBlank(settings.databaseUser()),
                            unlessBlank(settings.databasePassword())),
                    null);
        }
        Path directory = settings.dataDirectory().resolve("postgres");
        PostgresServer server = PostgresServer.start(
                directory, settings.dataDirectory().resolve("postgres-binaries"), settings.embeddedPort());
        return new Database(new DatabaseAddress(server.jdbcUrl(), server.user(), server.password()), server);
    }

    /** An empty environment variable is none. */
    private static @Nullable String unlessBlank(@Nullable String setting) {
        return setting == null || setting.isBlank() ? null : setting;
    }

    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(3000);
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "publishing-service");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=" + STUCK_AFTER_MILLIS);
        return new HikariDataSource(config);
    }

    /** New connections, for those who keep theirs. */
    DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        if (address.user() != null) {
            source.setUser(address.user());
        }
        if (address.password() != null) {
            source.setPassword(address.password());
        }
        source.setApplicationName("publishing-service");
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
