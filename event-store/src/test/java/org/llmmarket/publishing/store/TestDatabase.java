package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL a JVM for tests, and as many empty, migrated databases in it as they ask for. */
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final PostgresServer SERVER = start();

    private TestDatabase() {}

    /** A pool on a new database with every migration on the class path applied. */
    public static DataSource fresh() {
        return pool(freshUrl());
    }

    /** A pool on the database. */
    public static HikariDataSource pool(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(32);
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    /** The JDBC address, with user and password in it, of a new database with every migration on the class path applied. */
    public static String freshUrl() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY file_copy");
        return url(name);
    }

    /** The JDBC address of a new database without any table. */
    public static String emptyUrl() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return url(name);
    }

    private static PostgresServer start() {
        try {
            Path tests = Path.of(System.getProperty("java.io.tmpdir"), "publishing-test-postgres");
            Files.createDirectories(tests);
            removeLeftovers(tests);
            Path directory = tests.resolve(Long.toString(ProcessHandle.current().pid()));
            Path binaries = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");
            PostgresServer server = PostgresServer.startFleeting(directory, binaries);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                remove(directory);
            }));
            migrateTemplate(server);
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrateTemplate(PostgresServer server) throws SQLException {
        execute(server, "CREATE DATABASE " + TEMPLATE);
        Flyway.configure()
                .dataSource(server.jdbcUrl(TEMPLATE), server.user(), server.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Servers of test runs that were killed are stopped by the next one, and by no two at once. */
    private static void removeLeftovers(Path tests) throws IOException {
        Path lock = tests.resolveSibling("publishing-test-postgres.lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Stream<Path> runs = Files.list(tests)) {
            file.lock();
            runs.filter(run -> !isAlive(run)).forEach(run -> {
                PostgresServer.endOrphan(run);
                remove(run);
            });
        }
    }

    private static boolean isAlive(Path run) {
        return ProcessHandle.of(Long.parseLong(run.getFileName().toString())).isPresent();
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        try {
            execute(SERVER, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return SERVER.jdbcUrl(database) + "?user=" + SERVER.user() + "&password=" + SERVER.password();
    }
}
