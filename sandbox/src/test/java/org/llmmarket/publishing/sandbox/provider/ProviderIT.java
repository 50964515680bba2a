package org.llmmarket.publishing.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Response;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.Mode;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProviderIT {

    private static final String ECHO = """
            {"openapi": "3.1.0", "info": {"title": "Echo", "version": "1"}, "paths": {
              "/echo/{word}": {"get": {"parameters": [{"name": "word", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "Said", "content": {"application/json": {"schema": {"const": {"said": true}}}}}}}}}}
            """;

    private static Sandbox sandbox;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        base = "http://localhost:" + sandbox.providerPort();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void the_sample_provider_describes_itself() throws Exception {
        HttpResponse<String> answer = get("/openapi.json", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ContractCheck(Mode.STRICT)
                        .check(OpenApiDocument.read(answer.body()))
                        .isValid())
                .isTrue();
    }

    @Test
    void the_sample_provider_refuses_strangers() throws Exception {
        assertThat(get("/v1/models", "").statusCode()).isEqualTo(401);
        assertThat(get("/v1/models", "wrong").statusCode()).isEqualTo(401);
        assertThat(post("/v1/chat/completions", "{}", "").statusCode()).isEqualTo(401);
    }

    @Test
    void the_sample_provider_keeps_to_its_own_document() throws Exception {
        assertConforms("listModels", get("/v1/models", "sandbox-key"));
        assertConforms(
                "createChatCompletion",
                post(
                        "/v1/chat/completions",
                        "{\"model\": \"sample-chat-1\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello there\"}]}",
                        "sandbox-key"));
        assertConforms(
                "createEmbedding",
                post(
                        "/v1/embeddings",
                        "{\"model\": \"sample-embedding-1\", \"input\": [\"one\", \"two\"]}",
                        "sandbox-key"));
    }

    @Test
    void the_sample_provider_answers_what_it_was_asked() throws Exception {
        String asked =
                "{\"model\": \"m\", \"max_tokens\": 3, \"messages\": [{\"role\": \"user\", \"content\": \"Hello there\"}]}";
        JsonNode chat = json(post("/v1/chat/completions", asked, "sandbox-key"));
        assertThat(chat.path("choices").path(0).path("message").path("content").asString())
                .isEqualTo("You said: Hello");
        assertThat(chat.path("choices").path(0).path("finish_reason").asString())
                .isEqualTo("length");
        JsonNode vector = json(post("/v1/embeddings", "{\"model\": \"m\", \"input\": \"one\"}", "sandbox-key"));
        assertThat(vector.path("data").path(0).path("embedding")).hasSize(8);
    }

    @Test
    void a_chat_can_be_streamed() throws Exception {
        String asked =
                "{\"model\": \"m\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";
        HttpResponse<String> answer = post("/v1/chat/completions", asked, "sandbox-key");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.body())
                .contains("chat.completion.chunk")
                .contains("Hello")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void the_sample_provider_says_what_is_wrong_with_a_request() throws Exception {
        assertThat(post("/v1/chat/completions", "{\"model\": ", "sandbox-key").statusCode())
                .isEqualTo(400);
        HttpResponse<String> answer =
                post("/v1/chat/completions", "{\"model\": \"m\", \"messages\": []}", "sandbox-key");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("error").path("message").asString()).contains("/messages");
        assertThat(get("/v1/nothing", "sandbox-key").statusCode()).isEqualTo(404);
    }

    @Test
    void a_document_becomes_a_mock_that_can_be_listed_and_removed() throws Exception {
        HttpResponse<String> made = put("/mocks/echo", ECHO);
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode listing = json(made);
        assertThat(listing.path("digest").asString())
                .isEqualTo(OpenApiDocument.read(ECHO).digest());
        assertThat(listing.path("operations").asInt()).isEqualTo(1);
        assertThat(listing.path("url").asString()).isEqualTo(base + "/mocks/echo");
        assertThat(put("/mocks/echo", ECHO).statusCode()).isEqualTo(200);
        assertThat(get("/mocks", "").body()).contains("\"echo\"");
        assertThat(json(get("/mocks/echo", "")).path("name").asString()).isEqualTo("echo");
        assertThat(get("/mocks/echo/echo/a%20b", "").statusCode()).isEqualTo(401);
        assertThat(get("/mocks/echo/echo/a%20b", "sandbox-key").body()).isEqualTo("{\"said\":true}");
        assertThat(delete("/mocks/echo").statusCode()).isEqualTo(204);
        assertThat(delete("/mocks/echo").statusCode()).isEqualTo(404);
        assertThat(get("/mocks/echo/echo/a", "sandbox-key").statusCode()).isEqualTo(404);
    }

    @Test
    void a_mock_may_be_open_to_everybody() throws Exception {
        assertThat(put("/mocks/open?anonymous=true", ECHO).statusCode()).isEqualTo(201);
        assertThat(get("/mocks/open/echo/a", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_mock_may_be_given_in_yaml() throws Exception {
        String yaml =
                "openapi: 3.0.3\ninfo: {title: T, version: 1}\npaths: {/a: {get: {responses: {204: {description: A}}}}}";
        assertThat(put("/mocks/yaml", yaml).statusCode()).isEqualTo(201);
        assertThat(get("/mocks/yaml/a", "sandbox-key").statusCode()).isEqualTo(204);
    }

    @Test
    void what_cannot_be_mocked_is_refused_with_reasons() throws Exception {
        HttpResponse<String> broken = put("/mocks/broken", "{\"openapi\": ");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("not valid JSON");
        assertThat(put("/mocks/empty", "{\"openapi\": \"3.1.0\"}").statusCode()).isEqualTo(422);
        assertThat(put("/mocks/-bad-", ECHO).statusCode()).isEqualTo(422);
    }

    @Test
    void mocks_that_are_kept_in_a_folder_outlive_the_sandbox(@TempDir Path folder) {
        MockEnvironment environment = new MockEnvironment().withProperty(MockShelf.FOLDER, folder.toString());
        MockShelf shelf = new MockShelf(environment);
        OpenApiDocument document = OpenApiDocument.read(ECHO).document().orElseThrow();
        assertThat(shelf.put(new Mock("kept", true, document))).isTrue();
        assertThat(shelf.put(new Mock("kept", false, document))).isFalse();
        assertThat(shelf.put(new Mock("removed", false, document))).isTrue();
        assertThat(shelf.remove("removed")).isTrue();
        MockShelf next = new MockShelf(environment);
        assertThat(next.all()).singleElement().satisfies(mock -> {
            assertThat(mock.name()).isEqualTo("kept");
            assertThat(mock.anonymous()).isFalse();
            assertThat(mock.digest()).isEqualTo(document.digest());
        });
    }

    private void assertConforms(String operationId, HttpResponse<String> answer) throws Exception {
        OpenApiDocument own =
                OpenApiDocument.read(get("/openapi.json", "").body()).document().orElseThrow();
        Operation operation = own.operations().stream()
                .filter(candidate -> operationId.equals(candidate.operationId()))
                .findFirst()
                .orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode schema =
                operation.response(200).flatMap(Response::json).orElseThrow().schema();
        assertThat(new SchemaCheck(own)
                        .check(schema, json(answer), Direction.RESPONSE)
                        .faults())
                .isEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return send(request(path, key));
    }

    private HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path, "").DELETE());
    }

    private HttpResponse<String> post(String path, String body, String key) throws IOException, InterruptedException {
        return send(
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path, "").PUT(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return key.isEmpty() ? request : request.header("X-API-Key", key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
