package org.llmmarket.publishing.app.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.app.Client;
import org.llmmarket.publishing.app.Definition;
import tools.jackson.databind.JsonNode;

/** The sandbox as a process of its own, its switches, and what it was asked to do. */
final class Neighbours implements AutoCloseable {

    private final int policyPort = Node.freePort();
    private final int registryPort = Node.freePort();
    private final int governancePort = Node.freePort();
    private final int providerPort = Node.freePort();
    private final Node node;

    Neighbours(Path logs) {
        this.node = new Node(
                "neighbours",
                0,
                logs,
                List.of(
                        "--roles=sandbox",
                        "--data-dir=" + logs.resolve("neighbours"),
                        "--sandbox-policy-port=" + policyPort,
                        "--sandbox-registry-port=" + registryPort,
                        "--sandbox-governance-port=" + governancePort,
                        "--sandbox-provider-port=" + providerPort));
    }

    Neighbours start() {
        node.start();
        return this;
    }

    void awaitReady() {
        node.awaitReady(() -> switches().get("/switches").status() == 200);
    }

    /** The settings by which a service finds them. */
    List<String> addresses() {
        return List.of(
                "--sandbox=off",
                "--policy-engine-grpc-url=127.0.0.1:" + policyPort,
                "--registry-api-url=http://127.0.0.1:" + registryPort + "/api/v1",
                "--governance-dashboard-graphql-url=http://127.0.0.1:" + governancePort + "/graphql",
                "--allowed-private-endpoints=127.0.0.1:" + providerPort);
    }

    Definition definition() {
        return Definition.ofSampleProvider(providerPort);
    }

    void turn(String neighbour, Map<String, Object> position) {
        switches().put("/switches/" + neighbour, position);
    }

    void reset() {
        switches().delete("/switches");
    }

    /** What the registry knows: each entry, by its id. */
    JsonNode registryEntries() {
        return switches().get("/api/v1/services").json().path("data");
    }

    JsonNode calls(String neighbour) {
        return switches().get("/calls/" + neighbour).json();
    }

    void forgetCalls() {
        switches().delete("/calls");
    }

    private Client switches() {
        return Client.of(registryPort);
    }

    @Override
    public void close() {
        node.close();
    }
}
