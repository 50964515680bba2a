package org.llmmarket.publishing.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as it is packaged, to be run in a process of its own. */
public final class ExecutableJar {

    private static final Path JAR = Path.of("target", "publishing-service.jar").toAbsolutePath();

    private ExecutableJar() {}

    /** The command that runs it. It lives for a minute: the optimizing compiler would take more of the cores than it gives back. */
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        return command;
    }
}
