package org.llmmarket.publishing.query.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import redis.embedded.core.ExecutableProvider;

/** A real Redis that can be stopped, frozen, emptied and filled. */
final class TestRedis implements AutoCloseable {

    private final int port;
    private Process process;

    TestRedis() {
        this.port = freePort();
        this.process = run();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void stop() {
        process.destroyForcibly();
        await(process);
    }

    void start() {
        process = run();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    void empty() {
        tell(RedisCommands::flushall);
    }

    /** Takes nothing more. */
    void fill() {
        tell(redis -> redis.configSet("maxmemory", "1"));
    }

    void makeRoom() {
        tell(redis -> redis.configSet("maxmemory", "0"));
    }

    private void tell(Consumer<RedisCommands<String, String>> command) {
        RedisClient client = RedisClient.create(url());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            command.accept(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    private Process run() {
        try {
            Path folder = Files.createTempDirectory("redis");
            return new ProcessBuilder(List.of(
                            ExecutableProvider.newJarResourceProvider().get().getPath(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--dir",
                            folder.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        try {
            await(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException(process + " does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
