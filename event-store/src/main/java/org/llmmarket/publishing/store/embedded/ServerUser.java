package org.llmmarket.publishing.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the server's programs are called: PostgreSQL refuses to run as root, so root hands it to a user namespace. */
final class ServerUser {

    private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

    private final List<String> prefix;

    private ServerUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static ServerUser ofThisProcess() throws IOException, InterruptedException {
        if (!isRoot()) {
            return new ServerUser(List.of());
        }
        List<String> probe = new ArrayList<>(USER_NAMESPACE);
        probe.add("true");
        if (!succeeds(probe)) {
            throw new PostgresUnavailableException("PostgreSQL does not run as root and this container forbids user"
                    + " namespaces: start the service as an ordinary user, or set DATABASE_URL.");
        }
        return new ServerUser(USER_NAMESPACE);
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Refuses a directory of somebody else, whom the server would not serve. */
    static void mustOwn(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Path probe = Files.createTempFile("publishing-owner", "");
        try {
            String us = Files.getOwner(probe).getName();
            String owner = Files.getOwner(directory).getName();
            if (!us.equals(owner)) {
                throw new PostgresUnavailableException("The data directory " + directory + " belongs to user " + owner
                        + ", but the service runs as " + us + ": start it as " + owner + " or set another DATA_DIR.");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? "root".equals(Files.getOwner(self).getName())
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            // No such program: as good as forbidden.
            return false;
        }
    }
}
