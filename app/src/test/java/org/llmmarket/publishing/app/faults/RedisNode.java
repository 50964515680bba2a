package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/** A Redis that keeps its port, and nothing else, over a restart. */
final class RedisNode implements AutoCloseable {

    private final int port = Node.freePort();
    private final Path folder;
    private Process process;

    RedisNode(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.process = run();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void kill() {
        Signal.KILL.to(process.pid());
        process.onExit().join();
    }

    void restart() {
        process = run();
    }

    void signal(Signal signal) {
        signal.to(process.pid());
    }

    private Process run() {
        try {
            return new ProcessBuilder(
                            ExecutableProvider.newJarResourceProvider().get().getPath(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--dir",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
