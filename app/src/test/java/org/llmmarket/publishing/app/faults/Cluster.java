package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.app.Answer;
import org.llmmarket.publishing.app.Client;
import org.llmmarket.publishing.store.kafka.TestBroker;

/** Every role as processes of its own, some of each, on one database, on one Redis and one Kafka broker if any, and beside one sandbox. */
final class Cluster implements AutoCloseable {

    private static final String ADMIN_EMAIL = "admin@marketplace.example";
    private static final String ADMIN_PASSWORD = "a-long-admin-password";
    private static final String PASSWORD = "correct horse battery";

    private static final Path FOLDER = Path.of("target", "faults");

    private final List<String> more;
    private final Path folder;
    private final DatabaseNode database;
    private final Neighbours neighbours;
    private final @Nullable TestBroker broker;
    private final RedisNode redis;
    private final List<Node> commands = new ArrayList<>();
    private final List<Node> sagas = new ArrayList<>();
    private final List<Node> queries = new ArrayList<>();
    private boolean isClosed;

    /** Starts so many processes of each role, all at once, with {@code more} settings. */
    static Cluster of(int commands, int sagas, int queries, String... more) throws IOException {
        return started(new Cluster(null, 1, List.of(more)), commands, sagas, queries);
    }

    /** The same beside a broker, with a disk for so many runs; the queries hear over the broker of what happens. */
    static Cluster withBroker(int each, int runs) throws IOException {
        return started(new Cluster(TestBroker.started(), runs, List.of()), each, each, each);
    }

    private static Cluster started(Cluster cluster, int commands, int sagas, int queries) {
        // A run that is cut short takes its processes along; one that is killed leaves them to the next.
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        add("command", commands, cluster.commands, cluster);
        add("saga", sagas, cluster.sagas, cluster);
        add("query", queries, cluster.queries, cluster);
        cluster.neighbours.start();
        cluster.nodes().forEach(Node::start);
        cluster.neighbours.awaitReady();
        cluster.nodes().forEach(Node::awaitReady);
        return cluster;
    }

    private Cluster(@Nullable TestBroker broker, int runs, List<String> more) throws IOException {
        this.broker = broker;
        this.more = more;
        Leftovers.remove(FOLDER);
        folder = Leftovers.newFolder(FOLDER);
        database = new DatabaseNode(folder.resolve("database"), runs);
        redis = new RedisNode(folder.resolve("redis"));
        neighbours = new Neighbours(folder);
    }

    private static void add(String role, int count, List<Node> nodes, Cluster cluster) {
        for (int number = 1; number <= count; number++) {
            nodes.add(cluster.node(role, number));
        }
    }

    private Node node(String role, int number) {
        List<String> arguments = new ArrayList<>(neighbours.addresses());
        arguments.addAll(List.of(
                "--roles=" + role,
                "--database-url=" + database.url(),
                "--redis-url=" + redis.url(),
                "--db-pool-size=10",
                "--data-dir=" + folder.resolve(role + "-" + number),
                "--secret-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--bootstrap-admin-email=" + ADMIN_EMAIL,
                "--bootstrap-admin-password=" + ADMIN_PASSWORD));
        if (broker != null) {
            arguments.add("--kafka-brokers=" + broker.address());
        }
        arguments.addAll(more);
        return new Node(role + "-" + number, Node.freePort(), folder, arguments);
    }

    List<Node> commands() {
        return commands;
    }

    List<Node> sagas() {
        return sagas;
    }

    List<Node> queries() {
        return queries;
    }

    List<Node> nodes() {
        return Stream.of(commands, sagas, queries).flatMap(List::stream).toList();
    }

    DatabaseNode database() {
        return database;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    RedisNode redis() {
        return redis;
    }

    TestBroker broker() {
        return Objects.requireNonNull(broker, "a cluster without a broker");
    }

    /** Where the processes write their logs. */
    Path folder() {
        return folder;
    }

    String admin() {
        return signIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    /** A provider's access token; the account is made when there is none of that name. */
    String provider(String name) {
        String email = name + "@example.org";
        Client anybody = commands.get(0).api();
        anybody.post("/auth/register", Map.of("name", name, "email", email, "password", PASSWORD, "role", "provider"));
        return signIn(email, PASSWORD);
    }

    private String signIn(String email, String password) {
        Answer answer = commands.get(0).api().post("/auth/login", Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException("No log-in for " + email + ": " + answer);
        }
        return answer.text("/accessToken");
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        nodes().forEach(Node::close);
        neighbours.close();
        redis.close();
        if (broker != null) {
            broker.close();
        }
        database.close();
    }
}
