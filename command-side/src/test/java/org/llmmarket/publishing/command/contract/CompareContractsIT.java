package org.llmmarket.publishing.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import tools.jackson.databind.json.JsonMapper;

class CompareContractsIT {

    private static final String BASE = """
            openapi: 3.1.0
            info: { title: Chat, version: 1.0.0 }
            paths:
              /chat: { post: { responses: { '200': { description: An answer. } } } }
            """;
    private static final String MORE = BASE + "  /models: { get: { responses: { '200': { description: All. } } } }\n";

    private final CommandServer server = CommandServer.shared();
    private final Visitor visitor = server.visitor().register("consumer");

    @Test
    void texts_are_compared() {
        long documents = server.count("document");

        Answer added = compare(BASE, MORE).has(200);
        Answer removed = compare(MORE, BASE).has(200);

        assertThat(added.json().propertyNames()).containsExactly("bump", "compared", "changes");
        assertThat(added.at("bump")).isEqualTo("MINOR");
        assertThat(added.json().path("compared").booleanValue()).isTrue();
        assertThat(added.json().path("changes").get(0).propertyNames())
                .containsExactly("code", "bump", "location", "baseLocation", "revisionLocation", "message");
        assertThat(added.json().at("/changes/0/location").stringValue()).isEqualTo("/paths/~1models");
        assertThat(removed.at("bump")).isEqualTo("MAJOR");
        assertThat(compare(BASE, BASE).has(200).at("bump")).isEqualTo("NONE");
        assertThat(server.count("document")).isEqualTo(documents);
    }

    @Test
    void objects_texts_and_uploaded_documents_may_be_mixed() {
        String json = """
                { "openapi": "3.1.0", "info": { "title": "Chat", "version": "1.0.0" }, "x": 1.10,
                  "paths": { "/chat": { "post": { "responses": { "200": { "description": "An answer." } } } } } }""";
        String digest = server.provider()
                .post("/contracts", BASE + "# " + UUID.randomUUID(), "Content-Type", "application/yaml")
                .has(201)
                .at("digest");

        for (String base :
                List.of(json, "\"" + digest + "\"", JsonMapper.shared().writeValueAsString(json))) {
            Answer answer = visitor.post(
                            "/contracts/compare",
                            "{ \"base\" : " + base + " , \"revision\" : "
                                    + JsonMapper.shared().writeValueAsString(MORE) + "}")
                    .has(200);
            assertThat(answer.at("bump")).as(base).isEqualTo("MINOR");
        }
    }

    @Test
    void what_cannot_be_compared_counts_as_a_break() {
        Answer answer = compare("swagger: '2.0'\ninfo: { title: Chat, version: 1.0.0 }\npaths: {}\n", BASE)
                .has(200);

        assertThat(answer.at("bump")).isEqualTo("MAJOR");
        assertThat(answer.json().path("compared").booleanValue()).isFalse();
        assertThat(answer.json().at("/changes/0/code").stringValue()).isEqualTo("NOT_COMPARED");
    }

    @Test
    void people_read_a_report() {
        Answer markdown = compare(BASE, MORE, "Accept", "text/markdown").has(200);
        Answer html = compare(BASE, MORE, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .has(200);

        assertThat(markdown.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(markdown.text()).startsWith("# ").contains("MINOR", "models");
        assertThat(html.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(html.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(html.text()).startsWith("<!DOCTYPE html>");
        assertThat(compare(BASE, MORE, "Accept", "*/*").has(200).header("Content-Type"))
                .isEqualTo("application/json");
        compare(BASE, MORE, "Accept", "application/pdf").has(406);
        compare(BASE, "- no document", "Accept", "text/html").has(422, "VALIDATION_FAILED");
    }

    @Test
    void what_is_no_document_is_a_finding_at_its_side() {
        assertThat(compare("openapi: [", "- a list")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .anyMatch(error -> error.startsWith("VALIDATION_ERROR base"))
                .contains("VALIDATION_ERROR revision");
        assertThat(visitor.post(
                                "/contracts/compare",
                                "{\"base\": {\"a\": 1, \"a\": 2}, \"revision\": 1, \"more\": true}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .contains("UNKNOWN_PROPERTY more", "INVALID_TYPE revision")
                .anyMatch(error -> error.endsWith(" base#/a") || error.endsWith(" base"));
        assertThat(visitor.post("/contracts/compare", Map.of("base", "sha256:" + "0".repeat(64)))
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactlyInAnyOrder("UNRESOLVED_REFERENCE base", "REQUIRED revision");
        visitor.post("/contracts/compare", "{\"base\": ").has(400, "MALFORMED_BODY");
        visitor.post("/contracts/compare", "[]").has(400, "MALFORMED_BODY");
        visitor.post("/contracts/compare", "").has(400, "MALFORMED_BODY");
    }

    private Answer compare(String base, String revision, String... headers) {
        return visitor.post("/contracts/compare", Map.of("base", base, "revision", revision), headers);
    }
}
