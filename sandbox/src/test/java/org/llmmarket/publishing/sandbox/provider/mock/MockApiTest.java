package org.llmmarket.publishing.sandbox.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MockApiTest {

    private static final String PETS = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            servers: [{url: 'https://pets.example/{stage}', variables: {stage: {default: v1}}}]
            security: [{key: []}]
            paths:
              /pets:
                get:
                  parameters:
                    - {name: limit, in: query, required: true, schema: {type: integer, maximum: 100}}
                    - {name: tags, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
                    - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {kind: {type: string}}}}
                    - {name: X-Trace, in: header, schema: {type: string, minLength: 3}}
                    - {name: Accept, in: header, required: true, schema: {type: string}}
                  responses:
                    '200':
                      description: Pets
                      headers: {X-Total: {schema: {type: integer, minimum: 5}}}
                      content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
                    '400': {$ref: '#/components/responses/Error'}
                    '401': {$ref: '#/components/responses/Error'}
                post:
                  requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
                  responses: {'201': {description: Made}, '422': {description: Wrong}}
              /pets/mine: {get: {operationId: mine, security: [], responses: {'200': {description: Mine, content: {text/plain: {example: mine}}}}}}
              /pets/{id}:
                get: {parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'200': {description: One, content: {image/*: {}}}}}
                delete: {security: [{basic: []}, {token: []}], parameters: [{name: id, in: path, required: true}], responses: {'204': {description: Gone}}}
              /talk:
                post:
                  security: [{inQuery: []}, {inCookie: [], key: []}]
                  responses:
                    default: {description: Talk, content: {text/event-stream: {schema: {type: string}}, application/json: {schema: {const: {a: 1}}}}}
            components:
              responses:
                Error: {description: Error, content: {application/json: {schema: {type: object, required: [error], properties: {error: {type: object, properties: {code: {const: 7}, message: {type: string}}}}}}}}
              securitySchemes:
                key: {type: apiKey, in: header, name: X-Pet-Key}
                inQuery: {type: apiKey, in: query, name: key}
                inCookie: {type: apiKey, in: cookie, name: key}
                basic: {type: http, scheme: basic}
                token: {type: http, scheme: bearer}
              schemas:
                Pet: {type: object, required: [name], properties: {name: {type: string}, id: {type: integer, readOnly: true}}}
            """;

    private final MockApi pets = api(PETS, false);

    @ParameterizedTest
    @CsvSource({
        "GET, /pets, limit=5, 200",
        "GET, /v1/pets, limit=5, 200",
        "GET, /pets/, limit=5, 200",
        "HEAD, /pets, limit=5, 200",
        "GET, /pets, , 400",
        "GET, /pets, limit=500, 400",
        "GET, /pets, limit=many, 400",
        "GET, /pets, limit=5&tags=a&tags=b, 200",
        "'GET', /pets, 'limit=5&tags=a,b', 200",
        "GET, /pets, limit=5&tags=c, 400",
        "GET, /pets, limit=5&filter[kind]=cat, 200",
        "GET, /pets/7, , 200",
        "GET, /pets/seven, , 400",
        "GET, /pets/mine, , 200",
        "DELETE, /pets/7, , 204",
        "PUT, /pets, , 405",
        "GET, /nowhere, , 404",
        "GET, /pets/7/toys, , 404",
        "POST, /talk, , 200",
    })
    void requests_are_answered_as_documented(String method, String path, @Nullable String query, int status) {
        assertThat(call(pets, method, path, query, Map.of("X-API-Key", "sandbox-key"), "")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"name\": \"Rex\"} | 201",
                "application/json; charset=utf-8 | {\"name\": \"Rex\"} | 201",
                "application/json | {\"name\": 1} | 422",
                "application/json | {} | 422",
                "application/json | {\"name\": | 422",
                "application/json | '' | 422",
                "text/plain | Rex | 415",
            })
    void bodies_are_checked(String type, String body, int status) {
        Map<String, String> headers = Map.of("X-Pet-Key", "sandbox-key", "Content-Type", type);
        assertThat(call(pets, "POST", "/pets", null, headers, body).status()).isEqualTo(status);
    }

    @Test
    void a_success_has_a_body_of_the_documented_kind() {
        Map<String, String> key = Map.of("X-API-Key", "sandbox-key");
        MockAnswer list = call(pets, "GET", "/pets", "limit=5", key, "");
        assertThat(json(list).path(0).path("name").isString()).isTrue();
        assertThat(list.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-Total", "5");
        assertThat(call(pets, "HEAD", "/pets", "limit=5", key, "").body()).isEmpty();
        assertThat(call(pets, "GET", "/pets/7", null, key, "").headers()).containsEntry("Content-Type", "image/png");
        assertThat(text(call(pets, "GET", "/pets/mine", null, Map.of(), ""))).isEqualTo("mine");
        assertThat(call(pets, "DELETE", "/pets/7", null, key, "").body()).isEmpty();
    }

    @Test
    void a_stream_is_sent_to_whoever_asks_for_one() {
        Map<String, String> key = Map.of("X-API-Key", "sandbox-key");
        assertThat(text(call(pets, "POST", "/talk", null, key, ""))).isEqualTo("{\"a\":1}");
        assertThat(text(call(pets, "POST", "/talk", null, key, "{\"stream\": true}")))
                .endsWith("data: [DONE]\n\n");
        Map<String, String> accepting = Map.of("X-API-Key", "sandbox-key", "Accept", "text/event-stream");
        assertThat(call(pets, "POST", "/talk", null, accepting, "").headers())
                .containsEntry("Content-Type", "text/event-stream");
    }

    @Test
    void a_refusal_has_the_documented_shape_and_says_why() {
        MockAnswer refusal = call(pets, "GET", "/pets", null, Map.of("X-API-Key", "sandbox-key"), "");
        assertThat(json(refusal).path("error").path("code").asInt()).isEqualTo(7);
        assertThat(json(refusal).path("error").path("message").asString())
                .contains("limit")
                .contains("required");
        MockAnswer plain = call(pets, "GET", "/pets/x", null, Map.of("X-API-Key", "sandbox-key"), "");
        assertThat(plain.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(json(plain).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void only_who_knows_the_key_may_call_what_is_protected() {
        assertThat(call(pets, "GET", "/pets", "limit=5", Map.of(), "").status()).isEqualTo(401);
        assertThat(call(pets, "GET", "/pets", "limit=5", Map.of(), "").headers())
                .containsKey("WWW-Authenticate");
        assertThat(call(pets, "GET", "/pets", "limit=5", Map.of("X-Pet-Key", "wrong"), "")
                        .status())
                .isEqualTo(401);
        assertThat(call(pets, "GET", "/pets", "limit=5", Map.of("X-Pet-Key", "sandbox-key"), "")
                        .status())
                .isEqualTo(200);
        assertThat(call(pets, "GET", "/pets/mine", null, Map.of(), "").status()).isEqualTo(200);
        String basic = "Basic " + Base64.getEncoder().encodeToString("me:sandbox-key".getBytes(StandardCharsets.UTF_8));
        assertThat(call(pets, "DELETE", "/pets/7", null, Map.of("Authorization", basic), "")
                        .status())
                .isEqualTo(204);
        assertThat(call(pets, "DELETE", "/pets/7", null, Map.of("Authorization", "Bearer sandbox-key"), "")
                        .status())
                .isEqualTo(204);
        assertThat(call(pets, "DELETE", "/pets/7", null, Map.of("Authorization", "Basic ***"), "")
                        .status())
                .isEqualTo(401);
        assertThat(call(pets, "POST", "/talk", "key=sandbox-key", Map.of(), "").status())
                .isEqualTo(200);
        Map<String, String> both = Map.of("Cookie", "a=b; key=sandbox-key", "X-Pet-Key", "sandbox-key");
        assertThat(call(pets, "POST", "/talk", null, both, "").status()).isEqualTo(200);
        assertThat(call(pets, "POST", "/talk", null, Map.of("Cookie", "key=sandbox-key"), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_document_that_protects_nothing_is_protected_unless_told_otherwise() {
        String open = "openapi: 3.1.0\nsecurity: []\npaths: {/a: {get: {responses: {'200': {description: A}}}}}";
        assertThat(call(api(open, false), "GET", "/a", null, Map.of(), "").status())
                .isEqualTo(401);
        assertThat(call(api(open, true), "GET", "/a", null, Map.of(), "").status())
                .isEqualTo(200);
        assertThat(call(api(PETS, true), "GET", "/pets", "limit=5", Map.of(), "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void every_answer_carries_security_headers_and_announces_its_limit() {
        assertThat(call(pets, "GET", "/nowhere", null, Map.of(), "").headers())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKeys("RateLimit", "RateLimit-Policy", "X-RateLimit-Remaining", "Cache-Control");
    }

    private static MockApi api(String text, boolean anonymous) {
        return new MockApi(OpenApiDocument.read(text).document().orElseThrow(), anonymous);
    }

    private static MockAnswer call(
            MockApi api, String method, String path, @Nullable String query, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return api.answer(new MockRequest(
                method, path, query, all, Objects.requireNonNullElse(body, "").getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(MockAnswer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String text(MockAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
