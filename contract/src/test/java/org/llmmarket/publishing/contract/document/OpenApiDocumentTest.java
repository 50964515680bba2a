package org.llmmarket.publishing.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDocumentTest {

    private static final String PETS = """
            openapi: 3.1.0
            info: {title: Pets, version: 1.10}
            servers: [{url: https://pets.example/v1}]
            security: [{key: []}]
            paths:
              /pets/{id}:
                servers: [{url: /v2}]
                parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                  - {name: verbose, in: query, schema: {type: boolean}}
                get:
                  operationId: pet
                  security: []
                  parameters:
                    - {name: verbose, in: query, required: true, schema: {type: string}}
                    - $ref: '#/components/parameters/Trace'
                    - $ref: '#/components/parameters/Nowhere'
                  responses:
                    '200':
                      description: A pet
                      headers: {X-Rate: {$ref: '#/components/headers/Rate'}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
                    4XX: {$ref: '#/components/responses/Problem'}
                    default: {description: Anything}
                put:
                  deprecated: true
                  security: [{key: [], login: [write]}, {}]
                  requestBody: {$ref: '#/components/requestBodies/Pet'}
                  responses: {2XX: {description: Done}}
              /linked: {$ref: '#/components/pathItems/Linked'}
              /broken: 7
              x-extra: {get: {}}
            components:
              pathItems: {Linked: {post: {responses: {201: {description: Made}, 200: {description: Was there}}}}}
              parameters: {Trace: {name: X-Trace, in: header, schema: {type: string}}}
              headers: {Rate: {schema: {type: integer}}}
              responses:
                Problem: {description: Problem, content: {application/problem+json: {schema: {type: object}}}}
              requestBodies:
                Pet: {required: true, content: {'application/json; charset=utf-8': {schema: {$anchor: petBody}}}}
              securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
              schemas:
                Pet: {type: object}
                A: {$ref: '#/components/schemas/B'}
                B: {$ref: '#/components/schemas/A'}
            """;

    private final OpenApiDocument pets = read(PETS);

    @Test
    void the_bytes_and_their_digest_are_kept_as_given() {
        assertThat(new String(pets.bytes(), UTF_8)).isEqualTo(PETS);
        assertThat(pets.size()).isEqualTo(PETS.length());
        assertThat(OpenApiDocument.read("{}").digest())
                .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void an_unreadable_document_has_findings_and_a_digest() {
        DocumentReading reading = OpenApiDocument.read("{");
        assertThat(reading.document()).isEmpty();
        assertThat(reading.errors()).isNotEmpty();
        assertThat(reading.digest()).startsWith("sha256:");
    }

    @Test
    void a_tree_that_was_parsed_elsewhere_becomes_its_json() {
        OpenApiDocument document = OpenApiDocument.read(JsonMapper.shared().readTree("{ \"openapi\" : \"3.1.0\" }"))
                .document()
                .orElseThrow();
        assertThat(new String(document.bytes(), UTF_8)).isEqualTo("{\"openapi\":\"3.1.0\"}");
    }

    @Test
    void the_outline_reads_as_it_is_written() {
        assertThat(pets.openapiVersion()).contains("3.1.0");
        assertThat(pets.title()).contains("Pets");
        assertThat(pets.version()).contains("1.10");
        assertThat(pets.hasOldSchemas()).isFalse();
        assertThat(read("{}").title()).isEmpty();
        assertThat(read("{\"openapi\": \"3.0.3\"}").hasOldSchemas()).isTrue();
    }

    @Test
    void operations_come_in_the_order_of_the_document() {
        assertThat(pets.operations())
                .extracting(Operation::toString)
                .containsExactly("GET /pets/{id}", "PUT /pets/{id}", "POST /linked");
        assertThat(pets.operations().get(0).pointer()).isEqualTo("/paths/~1pets~1{id}/get");
        assertThat(pets.operations().get(0).operationId()).isEqualTo("pet");
        assertThat(pets.operations().get(1).deprecated()).isTrue();
    }

    @Test
    void an_operation_overrides_the_parameters_of_its_path() {
        Operation get = pets.operations().get(0);
        assertThat(get.parameters()).extracting(Parameter::name).containsExactly("id", "verbose", "X-Trace");
        assertThat(get.parameters("query")).singleElement().satisfies(verbose -> {
            assertThat(verbose.required()).isTrue();
            assertThat(verbose.isExploded()).isTrue();
            assertThat(verbose.isContent()).isFalse();
            assertThat(verbose.schema().path("type").asString()).isEqualTo("string");
        });
    }

    @Test
    void a_response_is_found_by_its_code_its_range_or_the_default() {
        Operation get = pets.operations().get(0);
        assertThat(get.response(200)).get().extracting(Response::description).isEqualTo("A pet");
        assertThat(get.response(200).orElseThrow().headers()).containsKey("X-Rate");
        assertThat(get.response(404)).get().extracting(Response::description).isEqualTo("Problem");
        assertThat(get.response(404).orElseThrow().json()).isPresent();
        assertThat(get.response(500)).get().extracting(Response::description).isEqualTo("Anything");
        assertThat(pets.operations().get(1).response(500)).isEmpty();
    }

    @Test
    void success_is_the_lowest_documented_status_of_success() {
        assertThat(pets.operations())
                .extracting(operation -> operation.successStatus().orElse(-1))
                .containsExactly(200, 200, 200);
    }

    @Test
    void a_body_is_found_by_its_media_type() {
        RequestBody body = Objects.requireNonNull(pets.operations().get(1).requestBody());
        assertThat(body.required()).isTrue();
        assertThat(body.json()).isPresent();
        assertThat(body.content("application/json")).isPresent();
        assertThat(body.content("text/plain")).isEmpty();
        assertThat(new MediaType("image/*", pets.tree(), pets.tree()).covers("image/png"))
                .isTrue();
    }

    @Test
    void security_is_that_of_the_operation_or_else_of_the_document() {
        Operation get = pets.operations().get(0);
        Operation put = pets.operations().get(1);
        Operation post = pets.operations().get(2);
        assertThat(get.security().isDeclaredOpen()).isTrue();
        assertThat(put.security().isDeclaredOpen()).isTrue();
        assertThat(put.security().alternatives().get(0).schemes())
                .extracting(Security.Scheme::name)
                .containsExactly("key", "login");
        assertThat(post.security().isDeclaredClosed()).isTrue();
        assertThat(post.security()
                        .alternatives()
                        .get(0)
                        .schemes()
                        .get(0)
                        .node()
                        .path("name")
                        .asString())
                .isEqualTo("X-Key");
        assertThat(read("paths: {/a: {get: {}}}").operations().get(0).security().declared())
                .isFalse();
    }

    @Test
    void the_nearest_servers_apply() {
        assertThat(pets.operations().get(0).servers().get(0).path("url").asString())
                .isEqualTo("/v2");
        assertThat(pets.operations().get(2).servers().get(0).path("url").asString())
                .isEqualTo("https://pets.example/v1");
    }

    @Test
    void references_lead_through_the_document_and_never_out_of_it() {
        References references = pets.references();
        assertThat(references.target("#/components/schemas/Pet").path("type").asString())
                .isEqualTo("object");
        assertThat(references.target("#/paths/~1pets~1%7Bid%7D/get/operationId").asString())
                .isEqualTo("pet");
        assertThat(references.target("#petBody").isObject()).isTrue();
        assertThat(references.target("#").path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(references.target("#/%zz").isMissingNode()).isTrue();
        assertThat(references.target("#nothing").isMissingNode()).isTrue();
        assertThat(references.target("https://pets.example/other.json").isMissingNode())
                .isTrue();
        assertThat(references.target("/etc/passwd").isMissingNode()).isTrue();
        assertThat(references.resolve(pets.at("/components/schemas/A")).isMissingNode())
                .isTrue();
    }

    @Test
    void a_schema_with_an_identifier_is_a_resource_of_its_own() {
        OpenApiDocument document = read("""
                openapi: 3.1.0
                $self: https://e.example/api/v1
                components:
                  schemas:
                    A:
                      $id: schemas/a
                      $defs: {Part: {type: integer, $anchor: part}, Inner: {$id: inner, $anchor: part, type: 'null'}}
                      properties: {$id: {type: array}, p: {$ref: '#/$defs/Part'}, q: {$ref: '#/components/schemas/B'}}
                    B: {$anchor: part, type: string, examples: [{$id: 'https://e.example/api/schemas/a'}]}
                """);
        References references = document.references();
        JsonNode within = document.at("/components/schemas/A/properties/p");
        assertThat(type(references.target("#part"))).isEqualTo("string");
        assertThat(type(references.target(within, "#part"))).isEqualTo("integer");
        assertThat(type(references.target(within, "#/$defs/Part"))).isEqualTo("integer");
        assertThat(type(references.target(within, "#/components/schemas/B"))).isEqualTo("string");
        assertThat(type(references.target(within, "inner"))).isEqualTo("null");
        assertThat(type(references.target("schemas/inner#part"))).isEqualTo("null");
        assertThat(type(references.target("https://e.example/api/schemas/a#/properties/$id")))
                .isEqualTo("array");
        assertThat(type(references.target("https://e.example/api/v1#/components/schemas/B")))
                .isEqualTo("string");
        assertThat(type(references.resolve(within))).isEqualTo("integer");
        assertThat(references.target("https://e.example/api/schemas/b").isMissingNode())
                .isTrue();
        assertThat(references.target("no uri at all#/x").isMissingNode()).isTrue();
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("");
    }

    private static OpenApiDocument read(String text) {
        return OpenApiDocument.read(text).document().orElseThrow();
    }
}
