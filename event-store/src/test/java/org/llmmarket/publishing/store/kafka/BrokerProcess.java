package org.llmmarket.publishing.store.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker, its own controller, until the standard input ends. */
final class BrokerProcess {

    private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

    private BrokerProcess() {}

    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Properties settings = settings(directory, arguments[1], arguments[2]);
        for (int i = 3; i < arguments.length; i += 2) {
            settings.put(arguments[i], arguments[i + 1]);
        }
        Path file = directory.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        StorageTool.execute(
                new String[] {"format", "-t", CLUSTER, "-c", file.toString(), "--ignore-formatted"}, System.out);
        new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
        System.out.println(TestBroker.READY);
        awaitEndOfInput();
        Runtime.getRuntime().halt(0);
    }

    private static Properties settings(Path directory, String port, String controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.resolve("log").toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        return settings;
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
