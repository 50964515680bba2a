package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL of its own, which can be killed, frozen and, where it may be mounted on a small disk, filled up. */
final class DatabaseNode implements AutoCloseable {

    private static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");

    /** A gigabyte of them may be written ahead before it is cut back. */
    private static final int MEGABYTES = 1024;

    private static final int MEGABYTES_OF_A_RUN = 256;

    private final Path directory;
    private final int port = Node.freePort();
    private final boolean smallDisk;
    private PostgresServer server;

    /** @param runs how many runs it has to have room for */
    DatabaseNode(Path directory, int runs) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.smallDisk = Disk.mount(directory, MEGABYTES + runs * MEGABYTES_OF_A_RUN);
        this.server = PostgresServer.start(directory, BINARIES, port);
    }

    /** Whether its disk is small enough to be filled. */
    boolean hasSmallDisk() {
        return smallDisk;
    }

    String url() {
        return server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password();
    }

    /** Asks the database directly, with a connection for each statement. */
    JdbcClient jdbc() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return JdbcClient.create(source);
    }

    /** Kills the server and every process of it. */
    void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(process -> Signal.KILL.to(process.pid()));
        processes.forEach(process -> process.onExit().join());
    }

    /** Starts it again after its end. */
    void restart() {
        try {
            // Nobody may have taken note of the end yet; whoever stops the server would wait for it.
            Files.deleteIfExists(directory.resolve("cluster").resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.close();
        server = PostgresServer.start(directory, BINARIES, port);
    }

    void signal(Signal signal) {
        processes().forEach(process -> signal.to(process.pid()));
    }

    /** None of a server that has ended by itself. */
    private List<ProcessHandle> processes() {
        try {
            String pid = Files.readAllLines(directory.resolve("cluster").resolve("postmaster.pid"))
                    .get(0)
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                    .toList();
        } catch (NoSuchFileException ended) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves no room on the disk. */
    void fillDisk() {
        Disk.fill(ballast());
    }

    /** Makes room again; what the full disk has ended is started again, as an operator would. */
    void clearDisk() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (processes().isEmpty()) {
            restart();
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    @Override
    public void close() {
        server.close();
        if (smallDisk) {
            Disk.unmount(directory);
        }
    }
}
