package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A running service, and the people around it. */
record Marketplace(int port, int providerPort, int registryPort) {

    static final String ADMIN_EMAIL = "admin@marketplace.example";
    static final String ADMIN_PASSWORD = "a-long-admin-password";
    private static final String PASSWORD = "correct horse battery";

    Client anybody() {
        return Client.of(port).under("/api/v1");
    }

    Client admin() {
        return signIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    /** A new provider, signed in. */
    Client provider() {
        return register("provider");
    }

    Client consumer() {
        return register("consumer");
    }

    /** A new account to which the admin gave this role. */
    Client with(String role) {
        String email = UUID.randomUUID() + "@example.org";
        Answer registered = anybody()
                .post("/auth/register", Map.of("name", role, "email", email, "password", PASSWORD, "role", "consumer"));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        Answer given = admin().put("/accounts/" + registered.text("/id") + "/roles", Map.of("roles", List.of(role)));
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        return signIn(email, PASSWORD);
    }

    Client signIn(String email, String password) {
        Answer answer = anybody().post("/auth/login", Map.of("email", email, "password", password));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return anybody().with(answer.text("/accessToken"));
    }

    private Client register(String role) {
        String email = UUID.randomUUID() + "@example.org";
        Answer answer = anybody()
                .post(
                        "/auth/register",
                        Map.of("name", "Acme " + role, "email", email, "password", PASSWORD, "role", role));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return signIn(email, PASSWORD);
    }

    /** A definition of the sandbox's sample provider, under a new name. */
    Definition definition() {
        return Definition.ofSampleProvider(providerPort);
    }

    /** Publishes and answers the service's id. */
    String publish(Client provider, Definition definition) {
        Answer answer = provider.post("/services", definition.json());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("/serviceId");
    }

    String publishUntil(String status, Client provider, Definition definition) {
        String id = publish(provider, definition);
        awaitStatus(provider, id, status);
        return id;
    }

    void awaitStatus(Client viewer, String serviceId, String status) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(
                                viewer.get("/services/" + serviceId + "/status").text("/status"))
                        .as(() ->
                                viewer.get("/services/" + serviceId + "/status").toString())
                        .isEqualTo(status));
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () -> assertThat(viewer.get("/services/" + serviceId).text("/status"))
                                .isEqualTo(status));
    }

    /** The approval that waits for a decision on this service. */
    String awaitApproval(Client reviewer, String serviceId) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !approvals(reviewer, serviceId).isEmpty());
        return approvals(reviewer, serviceId).get(0).path("id").asString();
    }

    private static JsonNode approvals(Client reviewer, String serviceId) {
        return reviewer.get("/approvals?serviceId=" + serviceId).json().path("data");
    }

    static JsonNode stage(Answer timeline, String name) {
        for (JsonNode stage : timeline.json().path("stages")) {
            if (stage.path("name").asString().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name + " in " + timeline);
    }
}
