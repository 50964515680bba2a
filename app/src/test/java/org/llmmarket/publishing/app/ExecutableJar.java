package org.llmmarket.publishing.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The application as it is packaged, to be run in a process of its own. */
public final class ExecutableJar {

    private static final Path JAR = Path.of("target", "publishing-service.jar").toAbsolutePath();
    private static final Path UNPACKED = JAR.resolveSibling("publishing-service");
    private static final Path CLASSES = UNPACKED.resolve("classes.jsa");

    /** It lives for a minute: the optimizing compiler would take more of the cores than it gives back. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    private static @Nullable Boolean prepared;

    private ExecutableJar() {}

    /** The command that runs it as a stranger does. */
    public static List<String> itself(List<String> arguments) {
        return command(List.of("-jar", JAR.toString()), arguments);
    }

    /** The command that runs what is in it, unpacked and with its classes at hand: a start costs half as much. */
    public static List<String> command(List<String> arguments) {
        return isPrepared()
                ? command(List.of("-XX:SharedArchiveFile=" + CLASSES, "-jar", unpacked()), arguments)
                : itself(arguments);
    }

    private static List<String> command(List<String> how, List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(how);
        command.addAll(arguments);
        return command;
    }

    private static String unpacked() {
        return UNPACKED.resolve(JAR.getFileName()).toString();
    }

    /** By the first who comes, once for a jar; not by a Java that writes no classes down. */
    private static synchronized boolean isPrepared() {
        if (prepared == null) {
            prepared = prepareAlone();
        }
        return prepared;
    }

    private static boolean prepareAlone() {
        try (FileChannel channel = FileChannel.open(
                        JAR.resolveSibling("publishing-service.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            if (!alone.isValid() || !Files.exists(CLASSES) || isOlder(CLASSES, JAR)) {
                prepare();
            }
            return Files.exists(CLASSES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOlder(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) < 0;
    }

    /** Unpacks it, and runs it once to write down which classes that takes. */
    private static void prepare() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(UNPACKED);
        Process unpacking = run(command(
                List.of("-Djarmode=tools", "-jar", JAR.toString()),
                List.of("extract", "--destination", UNPACKED.toString())));
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException(JAR + " cannot be unpacked");
        }
        Path data = Files.createTempDirectory("publishing-service");
        Process service = run(command(
                List.of("-XX:ArchiveClassesAtExit=" + CLASSES, "-jar", unpacked()),
                List.of("--port=0", "--sandbox-registry-port=0", "--sandbox-provider-port=0", "--data-dir=" + data)));
        try (BufferedReader log = service.inputReader()) {
            // To the end, or whoever writes it waits for somebody to read.
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (line.contains(" answers at ")) {
                    service.toHandle().destroy();
                }
            }
        }
        service.waitFor();
        FileSystemUtils.deleteRecursively(data);
    }

    private static Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
