package org.llmmarket.publishing.store.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real Kafka broker in a process of its own, which can be killed and started again on the same port and data. */
public final class TestBroker implements AutoCloseable {

    static final String READY = "broker is ready";

    private final Path directory;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final List<String> settings;
    private @Nullable Process process;

    private TestBroker(String... settings) throws IOException {
        this.directory = Files.createTempDirectory("publishing-test-kafka");
        this.settings = List.of(settings);
    }

    /** A running broker without any topic. */
    public static TestBroker started() {
        TestBroker broker = prepared();
        broker.start();
        return broker;
    }

    /** A broker that does not run yet, with settings of its own: pairs of name and value. */
    public static TestBroker prepared(String... settings) {
        try {
            return new TestBroker(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns when it takes calls. */
    public void start() {
        try {
            Path output = directory.resolve("output");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    BrokerProcess.class.getName(),
                    directory.toString(),
                    Integer.toString(port),
                    Integer.toString(controllerPort)));
            command.addAll(settings);
            ProcessBuilder java = new ProcessBuilder(command);
            java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            java.redirectError(output.toFile());
            Process started = java.start();
            process = started;
            BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); !READY.equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("The broker does not start: " + Files.readString(output));
                }
            }
            Thread drain = new Thread(() -> lines.lines().forEach(line -> {}), "broker-output");
            drain.setDaemon(true);
            drain.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of its process while it runs, for signals. */
    public long pid() {
        return Objects.requireNonNull(process, "the broker does not run").pid();
    }

    /** As by {@code kill -9}. */
    public void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** All records of the topic, each partition in its order. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (Consumer<String, byte[]> consumer = KafkaClients.consumer(address())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** For what tests do to topics. */
    public Admin admin() {
        return KafkaClients.admin(address());
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
        kill();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
