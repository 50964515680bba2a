package org.llmmarket.publishing.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(180)
class PostgresServerIT {

    private static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @AfterEach
    void leaveNoServerBehind() {
        if (Files.isDirectory(directory)) {
            PostgresServer.endOrphan(directory);
        }
    }

    private PostgresServer start() {
        return PostgresServer.start(directory, BINARIES, 0);
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void make(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void it_is_durable_and_kept_to_this_machine_and_its_password() throws Exception {
        try (PostgresServer server = start()) {
            assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_is_stored_is_there_after_a_restart() throws Exception {
        try (PostgresServer server = start()) {
            make(server, "CREATE TABLE kept AS SELECT 42 AS n");
        }
        try (PostgresServer server = start()) {
            assertThat(ask(server, "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_second_start_on_the_directory_says_so_plainly() {
        try (PostgresServer first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(first.jdbcUrl()).isNotEmpty();
        }
    }

    @Test
    void it_starts_again_whenever_the_process_was_killed() throws Exception {
        long acknowledged = 0;
        for (int run = 0; run < 8; run++) {
            // The first runs die while the cluster is made, the later ones in the middle of writing.
            int life = ThreadLocalRandom.current().nextInt(run < 3 ? 1300 : 700);
            acknowledged = Math.max(acknowledged, lastNumberBeforeTheKill(run >= 3, Duration.ofMillis(life)));
        }
        try (PostgresServer server = start()) {
            assertThat(ask(server, "SELECT to_regclass('number') IS NOT NULL")).isEqualTo("t");
            assertThat(Long.parseLong(ask(server, "SELECT max(n) FROM number"))).isGreaterThanOrEqualTo(acknowledged);
            assertThat(ask(server, "SELECT count(*) = max(n) FROM number")).isEqualTo("t");
        }
        assertThat(acknowledged).isPositive();
    }

    /** Kills a process so long after its start, or after the first number that it has written. */
    private long lastNumberBeforeTheKill(boolean hasWritten, Duration life) throws IOException, InterruptedException {
        Path said = directory.resolve("process.out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        directory.toString(),
                        BINARIES.toString())
                .redirectOutput(said.toFile())
                .redirectError(directory.resolve("process.err").toFile())
                .start();
        if (hasWritten) {
            await().atMost(Duration.ofSeconds(60)).until(() -> lastNumber(said) > 0);
        }
        assertThat(process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        process.destroyForcibly().waitFor();
        return lastNumber(said);
    }

    private static long lastNumber(Path said) throws IOException {
        // The last line may be cut off by the kill.
        String whole = Files.readString(said);
        return whole.substring(0, whole.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    @Test
    void it_is_started_again_on_its_port_when_it_was_killed_and_ends_when_it_is_told_to() throws Exception {
        Path pidFile = directory.resolve("cluster").resolve("postmaster.pid");
        try (PostgresServer server = start()) {
            server.keepRunning();
            make(server, "CREATE TABLE kept (id int)");
            for (int round = 0; round < 2; round++) {
                ProcessHandle postmaster = ProcessHandle.of(
                                Long.parseLong(Files.readAllLines(pidFile).get(0)))
                        .orElseThrow();
                postmaster.destroyForcibly();
                postmaster.onExit().get(20, TimeUnit.SECONDS);

                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> ask(server, "SELECT count(*) FROM kept").equals("0"));
            }
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void what_a_killed_server_left_at_work_is_ended_before_the_next_one_starts() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only there can it be told");
        PostgresServer killed = start();
        String url = killed.jdbcUrl() + "?user=" + killed.user() + "&password=" + killed.password();
        CompletableFuture<Void> working =
                CompletableFuture.runAsync(() -> JdbcClient.create(new DriverManagerDataSource(url))
                        .sql("SELECT count(*) FROM generate_series(1, 100000000000)")
                        .query()
                        .singleValue());
        await().until(() -> ask(
                        killed, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT count(*) FROM gen%'")
                .equals("1"));
        long backend = Long.parseLong(
                ask(killed, "SELECT min(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT count(*) FROM gen%'"));
        String postmaster =
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).get(0);
        ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().destroyForcibly();
        assertThat(ProcessHandle.of(backend)).as("it works on").isPresent();
        killed.close();

        try (PostgresServer next = start()) {
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
            assertThat(ProcessHandle.of(backend).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(working).failsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_harms_nobody() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                stranger.pid() + "\n" + directory.resolve("cluster") + "\n0\n5432\n");
        try (PostgresServer server = start()) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (PostgresServer first = start()) {
            int port = Integer.parseInt(ask(first, "SHOW port"));
            assertThatThrownBy(() -> PostgresServer.start(directory.resolve("other"), BINARIES, port))
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining("Port " + port);
        }
    }

    @Test
    void a_directory_of_somebody_else_is_named_with_its_owner() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a directory away");
        Path theirs = Files.createDirectory(directory.resolve("theirs"));
        Files.setOwner(
                theirs, theirs.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThatThrownBy(() -> PostgresServer.start(theirs, BINARIES, 0))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("belongs to user nobody");
    }

    @Test
    void a_full_disk_is_one_clear_sentence() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString())
                .redirectErrorStream(true)
                .start();
        assumeTrue(mount.waitFor() == 0, "mounting is not allowed here");
        try {
            assertThatThrownBy(() -> PostgresServer.start(small.resolve("data"), BINARIES, 0))
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining("is full");
        } finally {
            new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
        }
    }

    @Test
    void it_starts_quickly() {
        start().close();
        long begun = System.nanoTime();
        start().close();
        // The aim is below a second on an idle machine; this one may be busy.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }
}
