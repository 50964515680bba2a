package org.llmmarket.publishing.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AtomicBatchIT {

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();
    private final Listing chat = Listing.active(server, provider);
    private final ObjectNode small = (ObjectNode) Definitions.sound().get("openApiSpec");
    private final ObjectNode large = (ObjectNode) Definitions.sound().get("openApiSpec");

    AtomicBatchIT() {
        String list = """
                { "get": { "operationId": "models", "summary": "Lists %s.",
                  "responses": { "200": { "description": "All." } } } }""".formatted(UUID.randomUUID());
        ((ObjectNode) large.path("paths")).set("/models", JsonMapper.shared().readTree(list));
    }

    @Test
    void a_version_is_held_against_the_one_before_it_in_the_batch() {
        assertThat(statuses(List.of(version("1.1.0", large), version("1.2.0", small))))
                .containsExactly(424, 422);
        assertThat(statuses(List.of(version("1.1.0", large), version("2.0.0", small))))
                .containsExactly(201, 201);
    }

    @Test
    void a_version_is_held_against_the_one_that_there_is() {
        assertThat(statuses(List.of(version("1.0.1", large), version("1.2.0", large))))
                .containsExactly(422, 424);
        assertThat(statuses(List.of(version("1.1.0", large), version("1.1.1", large))))
                .containsExactly(201, 201);
    }

    @Test
    void a_document_may_be_one_that_was_uploaded_or_came_before_it_in_the_batch() {
        String digest = provider.post("/contracts/validate", large).has(200).at("digest");

        assertThat(statuses(List.of(version("1.1.0", digest), version("1.1.1", digest))))
                .containsExactly(422, 422);
        assertThat(statuses(List.of(version("1.1.0", large), version("1.1.1", digest))))
                .containsExactly(201, 201);
        assertThat(statuses(List.of(version("1.1.2", digest)))).containsExactly(201);
    }

    @Test
    void one_unsound_document_refuses_all() {
        long events = server.count("domain_event");

        assertThat(statuses(List.of(version("1.1.0", large), version("1.2.0", Map.of("openapi", "3.1.0")))))
                .containsExactly(424, 422);

        assertThat(server.count("domain_event")).isEqualTo(events);
    }

    private Map<String, Object> version(String number, Object document) {
        return Map.of(
                "type", "version",
                "serviceId", chat.id(),
                "body", Map.of("version", number, "openApiSpec", document));
    }

    private List<Integer> statuses(List<Map<String, Object>> commands) {
        return provider.post("/services/batch", Map.of("mode", "atomic", "commands", commands))
                .has(200)
                .text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).path("status").asInt())
                .toList();
    }
}
