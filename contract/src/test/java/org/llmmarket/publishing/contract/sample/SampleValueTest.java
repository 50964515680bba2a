package org.llmmarket.publishing.contract.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.RequestBody;
import org.llmmarket.publishing.contract.schema.Conformity;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.databind.JsonNode;

class SampleValueTest {

    private static final String SHARED = """
            components:
              schemas:
                Tree: {type: object, required: [name], properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}, parent: {$ref: '#/components/schemas/Tree'}}}
                Endless: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Endless'}}}
                Self: {anyOf: [{$ref: '#/components/schemas/Self'}, {type: string}]}
                Cat: {type: object, required: [kind, lives], properties: {kind: {type: string, enum: [dog, cat]}, lives: {type: integer}}}
                Dog: {type: object, required: [kind, barks], properties: {kind: {type: string, enum: [dog, cat]}, barks: {type: boolean}}}
                Bird: {type: object, required: [kind], properties: {kind: {type: string}, wings: {type: integer, const: 2}}}
                It: %s
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string}",
                "{type: string, minLength: 30, maxLength: 31}",
                "{type: string, maxLength: 2}",
                "{type: string, format: uuid}",
                "{type: string, pattern: '^[A-Z]{3}-\\d{4,}$'}",
                "{type: string, pattern: '^(foo|bar)_[^a-z]+?$', minLength: 20}",
                "{type: integer, minimum: 10, exclusiveMaximum: 12}",
                "{type: integer, multipleOf: 7, minimum: 50}",
                "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.001}",
                "{type: number, multipleOf: 0.05, minimum: 0.06}",
                "{type: integer, multipleOf: 1.5, minimum: 2}",
                "{type: integer, maximum: -5}",
                "{minimum: 3}",
                "{type: [integer, 'null'], minimum: 3}",
                "{type: [number, string], minimum: 3}",
                "{type: 'null'}",
                "{type: boolean}",
                "{enum: [null, b]}",
                "{enum: [1, two], type: string}",
                "{const: {a: [1]}}",
                "{type: array, items: {type: integer}, minItems: 3, uniqueItems: true}",
                "{type: array, items: {enum: [a, b, c]}, minItems: 3, uniqueItems: true}",
                "{type: array, items: {type: object, properties: {id: {type: string}}, required: [id]}, minItems: 2, uniqueItems: true}",
                "{type: array, items: {type: boolean}, minItems: 2, uniqueItems: true}",
                "{type: array, maxItems: 0}",
                "{prefixItems: [{type: string}, {type: integer}], minItems: 2, items: false}",
                "{type: array, contains: {const: 7}, minContains: 2}",
                "{type: object, required: [a, b], properties: {a: {type: string}}, additionalProperties: {type: integer}}",
                "{type: object, minProperties: 3}",
                "{type: object, minProperties: 2, patternProperties: {'^x-[a-z]+$': {type: integer}}, additionalProperties: false}",
                "{type: object, properties: {a: {}, b: {}, c: {}}, minProperties: 2, maxProperties: 2, additionalProperties: false}",
                "{type: object, properties: {a: {type: string}}, dependentRequired: {a: [b]}}",
                "{allOf: [{properties: {a: {type: string}}, required: [a]}, {properties: {a: {minLength: 9}, b: {type: integer}}, required: [b]}]}",
                "{allOf: [{enum: [a, b]}, {enum: [b, c]}]}",
                "{allOf: [{type: number}, {type: integer}, {minimum: 4}]}",
                "{oneOf: [{type: 'null'}, {type: string}]}",
                "{oneOf: [{type: object, required: [a], properties: {a: {const: 1}}}, {type: object, required: [a], properties: {a: {const: 2}}}]}",
                "{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}, required: [b], additionalProperties: false}]}",
                "{type: object, required: [kind], properties: {kind: {enum: [two]}}, oneOf: [{properties: {kind: {const: one}}}, {properties: {kind: {const: two}}}]}",
                "{anyOf: [{$ref: '#/components/schemas/Tree'}, {type: integer}]}",
                "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: Dog}}}",
                "{oneOf: [{$ref: '#/components/schemas/Bird'}], discriminator: {propertyName: kind}}",
                "{$ref: '#/components/schemas/Tree'}",
                "{type: array, items: {$ref: '#/components/schemas/Endless'}}",
                "{if: {properties: {a: {const: 1}}, required: [a]}, then: {required: [b]}, else: {required: [c]}, type: object}",
                "{type: object, properties: {secret: {type: string, writeOnly: true}}, required: [secret]}",
                "{type: string, example: 5}",
                "{type: object, required: [a], properties: {a: {type: string}}, example: {b: 1}}",
                "{type: object, properties: {a: {type: string, default: null}}}",
                "{type: array, items: {type: string}, default: x}",
                "true",
                "{}",
            })
    void a_sample_agrees_with_its_schema(String schema) {
        OpenApiDocument document = document("3.1.0", schema);
        JsonNode it = document.at("/components/schemas/It");
        for (Extent extent : Extent.values()) {
            JsonNode sample = new SampleValue(document).of(it, Direction.RESPONSE, extent);
            Conformity conformity = new SchemaCheck(document).check(it, sample, Direction.RESPONSE);
            assertThat(conformity.faults()).as("%s for %s", sample, schema).isEmpty();
            assertThat(conformity.unchecked()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, nullable: true, enum: [null, a]}",
                "{type: integer, minimum: 0, exclusiveMinimum: true}",
                "{type: number, maximum: 0, exclusiveMaximum: true}",
                "{allOf: [{$ref: '#/components/schemas/Tree'}], nullable: true}",
            })
    void samples_of_openapi_3_0_agree_with_their_schemas(String schema) {
        OpenApiDocument document = document("3.0.3", schema);
        JsonNode it = document.at("/components/schemas/It");
        JsonNode sample = new SampleValue(document).of(it, Direction.RESPONSE, Extent.TYPICAL);
        assertThat(new SchemaCheck(document)
                        .check(it, sample, Direction.RESPONSE)
                        .faults())
                .as("%s", sample)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string, example: seen} | \"seen\"",
                "{type: string, examples: [seen, other]} | \"seen\"",
                "{type: string, default: seen} | \"seen\"",
                "{enum: [a, b], default: b} | \"b\"",
                "{type: object, properties: {a: {type: string, example: x}}, required: [a]} | {\"a\":\"x\"}",
                "{type: number, maximum: 0.5} | 0",
                "{oneOf: [{$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}} | {\"kind\":\"dog\",\"barks\":true}",
            })
    void what_a_document_says_itself_comes_first(String schema, String sample) {
        OpenApiDocument document = document("3.1.0", schema);
        assertThat(new SampleValue(document)
                        .of(document.at("/components/schemas/It"), Direction.REQUEST, Extent.SMALLEST)
                        .toString())
                .isEqualTo(sample);
    }

    @Test
    void a_small_sample_has_only_what_is_required() {
        OpenApiDocument document = document("3.1.0", "{$ref: '#/components/schemas/Tree'}");
        SampleValue samples = new SampleValue(document);
        JsonNode it = document.at("/components/schemas/It");
        assertThat(samples.of(it, Direction.REQUEST, Extent.SMALLEST)).hasToString("{\"name\":\"text\"}");
        assertThat(samples.of(it, Direction.RESPONSE, Extent.TYPICAL))
                .hasToString("{\"name\":\"text\",\"children\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$ref: '#/components/schemas/Endless'}",
                "{$ref: '#/components/schemas/Self'}",
                "{not: {type: string}, type: [string, integer]}",
                "{type: string, enum: [1]}",
                "{type: string, minLength: 2000000000}",
                "{type: array, minItems: 2000000000}",
                "{type: object, minProperties: 2000000000}",
                "{allOf: [{type: string}, {type: integer}]}",
                "false",
            })
    void a_schema_that_allows_no_value_is_given_up_soon(String schema) {
        OpenApiDocument document = document("3.1.0", schema);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(new SampleValue(document)
                        .of(document.at("/components/schemas/It"), Direction.RESPONSE, Extent.TYPICAL))
                .isNotNull());
    }

    @Test
    void a_name_that_would_be_held_against_a_pattern_for_ever_is_taken_as_it_is() {
        OpenApiDocument document = document(
                "3.1.0",
                "{type: object, required: [%s], patternProperties: {'%s(?=y)': {type: integer}}}"
                        .formatted("x".repeat(100), "(x|x)".repeat(100)));
        SampleValue samples = new SampleValue(document, new SchemaCheck(document, Duration.ofMillis(200)));
        JsonNode sample = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> samples.of(document.at("/components/schemas/It"), Direction.REQUEST, Extent.SMALLEST));
        assertThat(sample).hasToString("{\"%s\":\"text\"}".formatted("x".repeat(100)));
    }

    @Test
    void a_sample_that_nobody_waits_for_any_more_is_not_made() {
        OpenApiDocument document = document("3.1.0", "{$ref: '#/components/schemas/Tree'}");
        SampleValue samples = new SampleValue(document);
        JsonNode sample = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            Thread.currentThread().interrupt();
            return samples.of(document.at("/components/schemas/It"), Direction.REQUEST, Extent.TYPICAL);
        });
        assertThat(sample.isNull()).isTrue();
    }

    @Test
    void examples_of_bodies_and_parameters_are_taken_when_they_are_valid() {
        OpenApiDocument document = OpenApiDocument.read("""
                        openapi: 3.1.0
                        paths:
                          /a:
                            post:
                              parameters:
                                - {name: p, in: query, example: 7, schema: {type: integer}}
                                - {name: q, in: query, example: wrong, schema: {type: integer, minimum: 3}}
                                - {name: r, in: query, content: {application/json: {schema: {const: [1]}}}}
                              requestBody:
                                content:
                                  application/json:
                                    schema: {type: object, required: [a]}
                                    examples:
                                      bad: {value: {b: 1}}
                                      good: {$ref: '#/components/examples/Good'}
                              responses: {}
                        components: {examples: {Good: {value: {a: 5}}}}
                        """).document().orElseThrow();
        Operation operation = document.operations().get(0);
        SampleValue samples = new SampleValue(document);
        assertThat(operation.parameters().stream().map(samples::of).map(JsonNode::toString))
                .containsExactly("7", "3", "[1]");
        RequestBody body = Objects.requireNonNull(operation.requestBody());
        assertThat(samples.of(body.json().orElseThrow(), Direction.REQUEST, Extent.SMALLEST))
                .hasToString("{\"a\":5}");
    }

    private static OpenApiDocument document(String version, String schema) {
        return OpenApiDocument.read("openapi: " + version + "\n" + SHARED.formatted(schema))
                .document()
                .orElseThrow();
    }
}
