package org.llmmarket.publishing.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL 18 server of its own under a data directory: durable (fsync and synchronous_commit on), reachable from this
 * machine only and by password, and able to start again however its last run ended. Every failure to start is a
 * {@link PostgresUnavailableException} with one sentence for the operator.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String USER = "postgres";
    private static final Duration CRASH_RECOVERY = Duration.ofMinutes(5);
    private static final int PORT_ATTEMPTS = 5;

    private final Path home;
    private final Path directory;
    private final Path cluster;
    private final boolean durable;
    private final DirectoryLock lock;
    private final ServerUser serverUser;
    private final String password;
    private int port;
    private @Nullable ServerWatch watch;

    private PostgresServer(Path home, Path directory, boolean durable, DirectoryLock lock, ServerUser serverUser)
            throws IOException {
        this.home = home;
        this.directory = directory;
        this.cluster = directory.resolve("cluster");
        this.durable = durable;
        this.lock = lock;
        this.serverUser = serverUser;
        this.password = keptPassword();
    }

    /**
     * Starts a durable server.
     *
     * @param directory holds the data; made when absent, and locked while the server runs
     * @param binaries where the server's programs are unpacked to, once
     * @param port 0 for any free one
     */
    public static PostgresServer start(Path directory, Path binaries, int port) {
        return start(directory, binaries, port, true);
    }

    /** Starts a server that is quick and forgets everything in a power cut: for tests. */
    public static PostgresServer startFleeting(Path directory, Path binaries) {
        return start(directory, binaries, 0, false);
    }

    /** Ends the server, if any, that a killed process left on the directory; does nothing while a process holds the directory. */
    public static void endOrphan(Path directory) {
        try (DirectoryLock lock = DirectoryLock.tryLock(directory)) {
            if (lock != null) {
                OrphanedServer.end(directory.toRealPath().resolve("cluster"));
            }
        } catch (IOException e) {
            throw unavailable(directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PostgresServer start(Path directory, Path binaries, int port, boolean durable) {
        try {
            ServerUser.mustOwn(directory);
            Files.createDirectories(directory);
            Path real = directory.toRealPath();
            DirectoryLock lock = DirectoryLock.of(real);
            try {
                PostgresServer server = new PostgresServer(
                        PostgresBinaries.unpackedUnder(binaries), real, durable, lock, ServerUser.ofThisProcess());
                server.start(port);
                return server;
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unavailable(directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailableException("The start of PostgreSQL was interrupted.", e);
        }
    }

    private static PostgresUnavailableException unavailable(Path directory, IOException e) {
        String cause = String.valueOf(e.getMessage());
        if (cause.contains("No space left")) {
            return full(directory);
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return new PostgresUnavailableException(
                    "The data directory " + directory + " cannot be written (" + cause
                            + "): give it to the user that runs the service, or set another DATA_DIR.",
                    e);
        }
        return new PostgresUnavailableException("PostgreSQL cannot start on " + directory + ": " + e, e);
    }

    private static PostgresUnavailableException full(Path directory) {
        return new PostgresUnavailableException(
                "The disk that holds " + directory + " is full: make room, then start again.");
    }

    /** Has the server started again, on its port, whenever it ends before it is closed: killed, or for want of room on the disk. */
    public void keepRunning() {
        watch = new ServerWatch(this);
    }

    /** Waits until the server's first process is gone. */
    void awaitEnd() throws IOException, InterruptedException {
        String pid = readIfPresent(cluster.resolve("postmaster.pid")).stream()
                .findFirst()
                .map(String::strip)
                .orElse("");
        Optional<ProcessHandle> running =
                pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        if (running.isPresent()) {
            try {
                running.get().onExit().get();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    void startAgain() throws IOException, InterruptedException {
        OrphanedServer.end(cluster);
        long logged = Files.exists(log()) ? Files.size(log()) : 0;
        launch();
        if (!isReady()) {
            throw refusal(complaint(logged));
        }
    }

    /** The JDBC address of the database that the service uses. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The JDBC address of a database on this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    private String keptPassword() throws IOException {
        Path file = directory.resolve("postgres.password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path fresh = Files.createTempFile(directory, "password-", "");
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    private void start(int wantedPort) throws IOException, InterruptedException {
        OrphanedServer.end(cluster);
        initialise();
        for (int attempt = 1; ; attempt++) {
            port = wantedPort == 0 ? freePort() : wantedPort;
            long logged = Files.exists(log()) ? Files.size(log()) : 0;
            launch();
            if (isReady()) {
                return;
            }
            String complaint = complaint(logged);
            if (wantedPort != 0 || attempt == PORT_ATTEMPTS || !complaint.contains("could not bind")) {
                throw refusal(complaint);
            }
        }
    }

    private PostgresUnavailableException refusal(String complaint) {
        if (complaint.contains("No space left")) {
            return full(directory);
        }
        if (complaint.contains("could not bind")) {
            return new PostgresUnavailableException(
                    "Port " + port + " of the embedded PostgreSQL is taken: free it or leave the port unset.");
        }
        return new PostgresUnavailableException(
                "PostgreSQL does not start on " + directory + ": " + complaint + " (see " + log() + ").");
    }

    private Path log() {
        return directory.resolve("postgres.log");
    }

    private String complaint(long from) throws IOException {
        byte[] all = Files.readAllBytes(log());
        String text = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("could not bind"))
                .map(line -> line.replaceFirst(".*?(LOG|FATAL|PANIC):\\s*", ""))
                .reduce((first, next) -> first + "; " + next)
                .orElse("no reason given");
    }

    /** A cluster under its final name is complete: a run killed in the middle of this leaves nothing that counts. */
    private void initialise() throws IOException, InterruptedException {
        removeUnfinished();
        if (Files.isDirectory(cluster)) {
            return;
        }
        Path unfinished = Files.createTempDirectory(directory, "unfinished-");
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "--pwfile",
                directory.resolve("postgres.password").toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "-c",
                "shared_buffers=128MB"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        Process initdb = process("initdb", arguments).start();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new IOException(output.strip());
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.filter(
                            path -> path.getFileName().toString().startsWith("unfinished-"))
                    .toList()) {
                try {
                    FileSystemUtils.deleteRecursively(child);
                } catch (IOException e) {
                    // An initdb that outlived its killed process may still be at it: it is in nobody's way.
                    LOG.info("{} is removed at a later start: {}", child, e.toString());
                }
            }
        }
    }

    /** Through pg_ctl, which gives the server a session of its own: a Ctrl-C in the terminal is for the service alone. */
    private void launch() throws IOException, InterruptedException {
        Process launcher = process(
                        "pg_ctl",
                        List.of("-D", cluster.toString(), "-l", log().toString(), "-W", "-o", options(), "start"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (launcher.waitFor() != 0) {
            throw new PostgresUnavailableException("pg_ctl cannot start PostgreSQL on " + directory + ".");
        }
    }

    private String options() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off",
                // What is not in its own buffers mostly is in the system's: to ask other processes for it costs more
                // than it saves.
                "io_method=sync",
                "shared_buffers=" + (durable ? "256MB" : "128MB"),
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=1GB",
                "random_page_cost=1.1",
                "shared_preload_libraries=",
                "max_connections=" + (durable ? 100 : 300),
                "fsync=" + (durable ? "on" : "off"),
                "synchronous_commit=" + (durable ? "on" : "off"),
                "full_page_writes=" + (durable ? "on" : "off")));
        return String.join(
                " ", settings.stream().map(setting -> "-c " + setting).toList());
    }

    /** The server says in line 8 of its pid file that it is ready, sooner than a connection could be tried. */
    private boolean isReady() throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        long started = System.nanoTime();
        long deadline = started + CRASH_RECOVERY.toNanos();
        boolean seen = false;
        while (System.nanoTime() < deadline) {
            List<String> lines = Files.exists(pidFile) ? readIfPresent(pidFile) : List.of();
            if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                LOG.info("PostgreSQL is ready on port {} after {} ms", port, (System.nanoTime() - started) / 1_000_000);
                return true;
            }
            boolean patience = System.nanoTime() - started < TimeUnit.SECONDS.toNanos(2);
            if (lines.isEmpty() && (seen || !patience)) {
                return false;
            }
            seen |= !lines.isEmpty();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return false;
    }

    private static List<String> readIfPresent(Path pidFile) throws IOException {
        try {
            return Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        } catch (java.nio.file.NoSuchFileException gone) {
            return List.of();
        }
    }

    private ProcessBuilder process(String program, List<String> arguments) {
        String suffix =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";
        ProcessBuilder process = new ProcessBuilder(
                        serverUser.command(home.resolve("bin").resolve(program + suffix), arguments))
                .redirectErrorStream(true)
                .directory(directory.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        process.environment().put("LC_ALL", "C");
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server; sessions that are still open are rolled back. */
    @Override
    public void close() {
        try {
            if (watch != null) {
                watch.end();
            }
            Process stop = process("pg_ctl", List.of("-D", cluster.toString(), "-m", "fast", "-t", "20", "stop"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (stop.waitFor() != 0) {
                LOG.error("PostgreSQL on {} did not stop in time; the next start ends it", directory);
            }
            lock.close();
        } catch (IOException e) {
            LOG.error("PostgreSQL on {} cannot be stopped; the next start ends it", directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
