package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.util.FileSystemUtils;

/** What a run that was itself killed has left behind: its processes, its database server and the small disk under that. */
final class Leftovers {

    private static final String PREFIX = "cluster-";
    private static final String OWNER = "owner";

    private Leftovers() {}

    /** A new folder for a cluster of this process. */
    static Path newFolder(Path under) throws IOException {
        Files.createDirectories(under);
        Path folder = Files.createTempDirectory(under.toAbsolutePath(), PREFIX);
        Files.writeString(
                folder.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
        return folder;
    }

    /** Ends what belongs to no process that is alive; the logs stay. */
    static synchronized void remove(Path under) throws IOException {
        if (!Files.isDirectory(under)) {
            return;
        }
        try (Stream<Path> folders = Files.list(under.toAbsolutePath())) {
            for (Path folder :
                    folders.filter(Files::isDirectory).filter(Leftovers::isOurs).toList()) {
                endProcesses(folder);
                Path database = folder.resolve("database");
                if (Files.isDirectory(database)) {
                    PostgresServer.endOrphan(database);
                    Disk.unmount(database);
                    FileSystemUtils.deleteRecursively(database);
                }
            }
        }
    }

    /** Whether its owner is gone and nobody else clears it away: whoever takes the owner's name off it does. */
    private static boolean isOurs(Path folder) {
        Path owner = folder.resolve(OWNER);
        try {
            String process = Files.readString(owner).strip();
            if (process.isEmpty() || ProcessHandle.of(Long.parseLong(process)).isPresent()) {
                return false;
            }
            Files.delete(owner);
            return true;
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the service name the folder, where their data is, among their arguments. */
    private static void endProcesses(Path folder) {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.contains(folder + "/")))
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList();
        left.forEach(process -> Signal.KILL.to(process.pid()));
        left.forEach(process -> process.onExit().join());
    }
}
