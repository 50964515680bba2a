package org.llmmarket.publishing.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed process left behind: ended when it is certainly the one of our data directory, else left alone. */
final class OrphanedServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final int PATIENCE_SECONDS = 20;

    private OrphanedServer() {}

    /** Called with the directory's lock held, so that whoever started the server is gone. */
    static void end(Path cluster) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> ours = runningServer(Files.readAllLines(pidFile), cluster);
        if (ours.isPresent()) {
            LOG.warn(
                    "Ending the PostgreSQL server {} that a killed run left on {}",
                    ours.get().pid(),
                    cluster);
            end(ours.get());
        }
        for (ProcessHandle backend : backendsOf(cluster)) {
            end(backend);
        }
        Files.deleteIfExists(pidFile);
    }

    /** A server that was killed may leave processes that still write; a second server beside them would ruin the data. */
    private static List<ProcessHandle> backendsOf(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> isPostgres(process.info()))
                .filter(process -> cluster.equals(workingDirectory(process)))
                .toList();
    }

    /** Where the system tells; elsewhere whoever reads the pid file has to do. */
    private static @Nullable Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException gone) {
            return null;
        }
    }

    private static boolean isPostgres(ProcessHandle.Info info) {
        return info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    private static Optional<ProcessHandle> runningServer(List<String> pidFile, Path cluster) {
        return pidFile.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> isServerOf(cluster, process.info()));
    }

    private static boolean isServerOf(Path cluster, ProcessHandle.Info info) {
        // Where the arguments cannot be read (Windows), the file inside our own locked directory has to do.
        return isPostgres(info)
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static void end(ProcessHandle server) throws IOException, InterruptedException {
        signal(server, "INT");
        if (!endsWithin(server, PATIENCE_SECONDS)) {
            signal(server, "QUIT");
            if (!endsWithin(server, PATIENCE_SECONDS)) {
                throw new PostgresUnavailableException(
                        "The PostgreSQL server " + server.pid() + " of an earlier run does not end: end it by hand.");
            }
        }
    }

    /** Fast and immediate shutdown are signals of their own, which {@link ProcessHandle#destroy()} does not send. */
    private static void signal(ProcessHandle server, String signal) throws IOException, InterruptedException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            server.destroyForcibly();
        } else {
            new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static boolean endsWithin(ProcessHandle server, int seconds) throws InterruptedException, IOException {
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }
}
