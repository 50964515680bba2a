package org.llmmarket.publishing.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.sandbox.Http;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import tools.jackson.databind.JsonNode;

class RegistryIT {

    private static final String CHAT = """
            {"name": "Chat", "version": "1.0.0", "provider": "acme", "capabilities": ["chat"],
             "metadata": {"category": "text-generation"}}""";

    private static Sandbox sandbox;
    private static Http registry;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        registry = new Http(sandbox.registryPort());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_version_is_registered_and_found() throws IOException {
        var answer = registry.post("/api/v1/services", CHAT);
        assertThat(answer.status()).isEqualTo(201);
        JsonNode receipt = answer.json();
        assertThat(receipt.propertyNames()).containsExactlyInAnyOrder("id", "name", "version", "status", "createdAt");
        assertThat(receipt.path("status").asString()).isEqualTo("registered");

        var found = registry.get(answer.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("id")).isEqualTo(receipt.path("id"));
        assertThat(found.json().path("provider").asString()).isEqualTo("acme");
        assertThat(found.json().at("/metadata/category").asString()).isEqualTo("text-generation");
    }

    @Test
    void the_same_key_gets_the_same_entry_and_no_second_one() throws IOException {
        String once = CHAT.replace("Chat", "Asked twice");
        var first = registry.send("POST", "/api/v1/services", once, "publication-1:registry");
        var again = registry.send("POST", "/api/v1/services", once, "publication-1:registry");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(registry.get("/api/v1/services?name=Asked%20twice&version=1.0.0")
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void a_key_that_comes_with_another_body_is_refused() throws IOException {
        registry.send("POST", "/api/v1/services", CHAT, "publication-2:registry");
        var other = registry.send("POST", "/api/v1/services", CHAT.replace("1.0.0", "2.0.0"), "publication-2:registry");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("detail").asString()).contains("publication-2:registry");
    }

    @Test
    void an_entry_is_replaced() throws IOException {
        String path = registered();
        var answer = registry.put(path, CHAT.replace("acme", "other").replace(", \"capabilities\": [\"chat\"]", ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("provider").asString()).isEqualTo("other");
        assertThat(answer.json().path("capabilities")).isEmpty();
        assertThat(registry.get(path).json()).isEqualTo(answer.json());
    }

    @Test
    void a_status_is_changed_with_a_reason() throws IOException {
        String path = registered();
        var answer =
                registry.send("PATCH", path + "/status", "{\"status\":\"suspended\",\"reason\":\"REJECTED\"}", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("suspended");
        assertThat(registry.get(path).json().path("statusReason").asString()).isEqualTo("REJECTED");
    }

    @Test
    void a_status_that_there_is_not_is_refused() throws IOException {
        String path = registered();
        assertThat(registry.send("PATCH", path + "/status", "{\"status\":\"great\"}", null)
                        .status())
                .isEqualTo(422);
        assertThat(registry.send("PATCH", path + "/status", "{}", null).status())
                .isEqualTo(422);
        assertThat(registry.get(path).json().path("status").asString()).isEqualTo("registered");
    }

    @Test
    void a_removed_entry_is_gone_and_removing_it_with_the_same_key_is_fine() throws IOException {
        String path = registered();
        assertThat(registry.send("DELETE", path, null, "publication-3:compensation")
                        .status())
                .isEqualTo(204);
        assertThat(registry.send("DELETE", path, null, "publication-3:compensation")
                        .status())
                .isEqualTo(204);
        assertThat(registry.get(path).status()).isEqualTo(404);
    }

    @Test
    void what_is_unknown_is_not_found_whatever_is_asked_of_it() throws IOException {
        String path = "/api/v1/services/reg-unknown";
        assertThat(registry.get(path).status()).isEqualTo(404);
        assertThat(registry.delete(path).status()).isEqualTo(404);
        assertThat(registry.put(path, CHAT).status()).isEqualTo(404);
        var patched = registry.send("PATCH", path + "/status", "{\"status\":\"active\"}", null);
        assertThat(patched.status()).isEqualTo(404);
        assertThat(patched.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(patched.json().path("detail").asString()).contains("reg-unknown");
    }

    @Test
    void every_missing_field_is_named() throws IOException {
        var answer = registry.post("/api/v1/services", "{\"name\":\"" + "n".repeat(256) + "\",\"version\":\" \"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactly("name", "version", "provider");
    }

    @Test
    void broken_json_is_a_bad_request_and_another_shape_cannot_be_processed() throws IOException {
        assertThat(registry.post("/api/v1/services", "{\"name\":").status()).isEqualTo(400);
        assertThat(registry.post("/api/v1/services", "").status()).isEqualTo(400);
        assertThat(registry.post("/api/v1/services", "{\"capabilities\": 7}").status())
                .isEqualTo(422);
        assertThat(registry.put("/api/v1/services", CHAT).status()).isEqualTo(405);
    }

    @Test
    void it_says_that_it_is_healthy() throws IOException {
        assertThat(registry.get("/api/v1/health").json().path("status").asString())
                .isEqualTo("healthy");
    }

    private static String registered() throws IOException {
        return registry.post("/api/v1/services", CHAT).header("Location");
    }
}
