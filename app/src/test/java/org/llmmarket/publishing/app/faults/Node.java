package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.app.Client;
import org.llmmarket.publishing.app.ExecutableJar;

/** One process of the executable jar, that keeps its port over restarts. */
final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final String name;
    private final int port;
    private final Path log;
    private final List<String> command;
    private final Semaphore fault = new Semaphore(1);
    private @Nullable Process process;

    /** @param arguments without the port */
    Node(String name, int port, Path logs, List<String> arguments) {
        this.name = name;
        this.port = port;
        this.log = logs.resolve(name + ".log");
        List<String> all = new ArrayList<>(List.of("--port=" + port));
        all.addAll(arguments);
        this.command = ExecutableJar.command(all);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Client api() {
        return Client.of(port).under("/api/v1");
    }

    Node start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process takes requests. */
    Node awaitReady() {
        return awaitReady(this::isReady);
    }

    /** Waits until the process is ready as the condition says. */
    Node awaitReady(BooleanSupplier ready) {
        try {
            await("the start of " + this)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> !process().isAlive() || ready.getAsBoolean());
        } catch (ConditionTimeoutException e) {
            signal(Signal.QUIT);
            throw e;
        }
        if (!process().isAlive()) {
            throw new IllegalStateException(
                    name + " ended with " + process().exitValue() + " instead of starting, see " + log);
        }
        return this;
    }

    private boolean isReady() {
        return Client.of(port).get("/health/ready").status() == 200;
    }

    /** Takes the process for a fault of its own, unless it has one already; {@link #release()} gives it back. */
    boolean tryTake() {
        return fault.tryAcquire();
    }

    /** Waits for a fault of its own to be over, and takes the process for the next. */
    void take() {
        fault.acquireUninterruptibly();
    }

    void release() {
        fault.release();
    }

    void signal(Signal signal) {
        signal.to(process().pid());
    }

    /** Ends at once, without a chance to put anything in order. */
    void kill() {
        signal(Signal.KILL);
        ended(Duration.ofSeconds(30));
    }

    /** Asks the process to end; answers its exit code. */
    int terminate(Duration patience) {
        signal(Signal.TERM);
        return ended(patience);
    }

    /** Waits for the end; answers the exit code. */
    int ended(Duration patience) {
        try {
            if (!process().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " has not ended after " + patience);
            }
            return process().exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            signal(Signal.KILL);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
