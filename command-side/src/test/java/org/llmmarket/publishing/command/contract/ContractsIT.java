package org.llmmarket.publishing.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import tools.jackson.databind.node.ObjectNode;

class ContractsIT {

    private static final String YAML = """
            openapi: 3.1.0
            info: { title: Chat, version: 1.0.0 }
            paths: { /chat: { post: { responses: { '200': { description: An answer. } } } } }
            """;

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();

    @Test
    void an_uploaded_document_is_named_by_its_digest() {
        Answer answer = provider.post("/contracts", YAML, "Content-Type", "application/yaml")
                .has(201);

        assertThat(answer.at("digest")).matches("sha256:[0-9a-f]{64}");
        assertThat(answer.at("openapi")).isEqualTo("3.1.0");
        assertThat(answer.json().at("/findings/isValid").booleanValue()).isTrue();
        ObjectNode definition = Definitions.named("Chat " + UUID.randomUUID(), "1.0.0");
        definition.put("openApiSpec", answer.at("digest"));
        provider.post("/services", definition).has(201);
    }

    @Test
    void a_document_with_faults_is_not_kept() {
        long documents = server.count("document");

        assertThat(provider.post("/contracts", "{\"openapi\": \"3.1.0\"}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .contains("MISSING_INFO /info");
        provider.post("/contracts", "{\"openapi\": ").has(422, "VALIDATION_FAILED");
        provider.post("/contracts", "").has(422, "VALIDATION_FAILED");

        assertThat(server.count("document")).isEqualTo(documents);
    }

    @Test
    void a_check_tells_what_is_wrong_and_keeps_nothing() {
        long documents = server.count("document");
        Visitor consumer = server.visitor().register("consumer");
        String old = YAML.replace("3.1.0", "3.0.3") + "# " + UUID.randomUUID();

        Answer lenient = consumer.post("/contracts/validate?mode=lenient", old, "Content-Type", "text/plain")
                .has(200);
        Answer strict = consumer.post("/contracts/validate?mode=strict", old).has(200);

        assertThat(lenient.json().propertyNames())
                .containsExactlyInAnyOrder("isValid", "errors", "warnings", "openapi", "digest");
        assertThat(lenient.json().path("isValid").booleanValue()).isTrue();
        assertThat(lenient.json().path("warnings")).isNotEmpty();
        assertThat(strict.json().path("isValid").booleanValue()).isFalse();
        assertThat(strict.errors()).contains("INVALID_OPENAPI_VERSION /openapi", "NO_SERVERS /servers");
        assertThat(strict.at("openapi")).isEqualTo("3.0.3");
        assertThat(server.count("document")).isEqualTo(documents);
    }

    @Test
    void an_unreadable_document_is_a_finding_too() {
        Answer answer = provider.post("/contracts/validate", "{ not json").has(200);

        assertThat(answer.json().path("isValid").booleanValue()).isFalse();
        assertThat(answer.json().path("openapi").isNull()).isTrue();
        provider.post("/contracts/validate", "").has(200);
        provider.post("/contracts/validate?mode=loose", YAML).has(422, "VALIDATION_FAILED");
    }
}
