package org.llmmarket.publishing.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A backend that is killed takes every other with it: the server drops its memory, recovers from its write-ahead log and takes
 * connections again. So this needs a server of its own, and a durable one.
 */
@Timeout(180)
class KilledBackendIT {

    private static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void nothing_is_lost_when_backends_are_killed_in_the_middle_of_an_append() throws Exception {
        int kills = Integer.getInteger("kill.backends", 5);
        AtomicInteger killed = new AtomicInteger();
        try (PostgresServer server = PostgresServer.start(directory, BINARIES, 0);
                HikariDataSource pool = TestDatabase.pool(
                        server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password())) {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (TestStore store = TestStore.on(pool)) {
                TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
                int events = Integer.getInteger("kill.events", 3_000);
                new LogRace(store, transaction, 8, events, 2).run(Duration.ofMillis(400), () -> {
                    if (killed.get() < kills) {
                        killed.addAndGet(killOneWriter(pool));
                    }
                });
            }
        }
        assertThat(killed.get()).as("backends killed").isPositive();
    }

    /** The first that is caught in the middle; none while the server recovers. */
    private static int killOneWriter(HikariDataSource pool) {
        JdbcClient jdbc = JdbcClient.create(pool);
        try {
            for (int look = 0; look < 100; look++) {
                List<Long> writers = jdbc.sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND query LIKE 'INSERT INTO domain_event%' AND state <> 'idle' LIMIT 1")
                        .query(Long.class)
                        .list();
                if (!writers.isEmpty()) {
                    return ProcessHandle.of(writers.get(0))
                                    .filter(ProcessHandle::destroyForcibly)
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
        } catch (RuntimeException recovering) {
            return 0;
        }
        return 0;
    }
}
