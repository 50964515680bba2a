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

    /** A server that is there but silent lets everybody connect to it, and then hears nobody. */
    private static final int SECONDS_TO_CONNECT = 5;

    private static final int SECONDS_TO_LOG_IN = 10;

    /** For those whom nobody waits for: no statement of theirs says nothing for so long. */
    private static final int SECONDS_OF_SILENCE = 120;

    private static final int SECONDS_BETWEEN_SIGNALS = 15;

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
        server.keepRunning();
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
        config.setValidationTimeout(1000);
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "publishing-service");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
        config.addDataSourceProperty("loginTimeout", Integer.toString(SECONDS_TO_LOG_IN));
        config.addDataSourceProperty("socketTimeout", Integer.toString(SECONDS_OF_SILENCE));
        config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=" + STUCK_AFTER_MILLIS);
        return new StorePool(config);
    }

    /** New connections, for those who keep theirs and say or hear something all the time. */
    DataSource unpooled() {
        PGSimpleDataSource source = unhurried();
        source.setSocketTimeout(SECONDS_BETWEEN_SIGNALS);
        return source;
    }

    /** New connections on which a statement may take as long as it takes. */
    PGSimpleDataSource unhurried() {
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
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setLoginTimeout(SECONDS_TO_LOG_IN);
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
