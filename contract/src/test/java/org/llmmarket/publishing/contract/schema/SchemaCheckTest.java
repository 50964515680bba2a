package org.llmmarket.publishing.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string} | \"a\" | 1",
                "{type: integer} | 1.0 | 1.5",
                "{type: [string, 'null']} | null | 1",
                "{type: number, exclusiveMinimum: 0, maximum: 1.5} | 1.5 | 0",
                "{multipleOf: 0.01} | 19.99 | 19.999",
                "{enum: [a, 1]} | 1.0 | \"b\"",
                "{const: {a: 1}} | {\"a\": 1.0} | {\"a\": 2}",
                "{pattern: '^a+$'} | \"aa\" | \"ab\"",
                "{type: array, items: {type: string}, minItems: 1, uniqueItems: true} | [\"a\"] | [\"a\", \"a\"]",
                "{prefixItems: [{type: string}], items: false} | [\"a\"] | [\"a\", 1]",
                "{contains: {const: 1}} | [2, 1] | [2]",
                "{required: [a], properties: {a: {type: string}}} | {\"a\": \"x\"} | {}",
                "{additionalProperties: false, patternProperties: {'^x-': {type: integer}}} | {\"x-a\": 1} | {\"x-a\": \"1\"}",
                "{additionalProperties: false, patternProperties: {'^x-': {}}} | {\"x-a\": 1} | {\"a\": 1}",
                "{allOf: [{required: [a]}, {required: [b]}]} | {\"a\": 1, \"b\": 1} | {\"a\": 1}",
                "{oneOf: [{type: integer}, {minimum: 2}]} | 1 | 3",
                "{if: {const: 1}, then: false, else: true} | 2 | 1",
                "{not: {type: string}} | 1 | \"a\"",
                "{allOf: [{properties: {a: {}}}], unevaluatedProperties: false} | {\"a\": 1} | {\"b\": 1}",
                "{dependentRequired: {a: [b]}} | {\"b\": 1} | {\"a\": 1}",
                "{propertyNames: {maxLength: 1}} | {\"a\": 1} | {\"ab\": 1}",
                "{$ref: '#/components/schemas/Node'} | {\"next\": {\"next\": null}} | {\"next\": {\"next\": 1}}",
                "{$ref: '#/components/schemas/Node', required: [next]} | {\"next\": null} | {}",
                "{$dynamicRef: '#node'} | {} | 1",
                "false | - | 1",
                "true | 1 | -",
            })
    void values_agree_or_disagree_with_a_schema(String schema, String good, String bad) {
        OpenApiDocument document = document("3.1.0", schema);
        if (!good.equals("-")) {
            assertThat(check(document, good).faults()).isEmpty();
            assertThat(check(document, good).unchecked()).isNull();
        }
        if (!bad.equals("-")) {
            assertThat(check(document, bad).isAcceptable()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string, nullable: true, enum: [a]} | null | \"b\"",
                "{type: integer, minimum: 0, exclusiveMinimum: true} | 1 | 0",
                "{type: integer, maximum: 9, exclusiveMaximum: false} | 9 | 10",
                "{$ref: '#/components/schemas/Node', required: [gone]} | {} | 1",
            })
    void schemas_of_openapi_3_0_mean_what_they_meant(String schema, String good, String bad) {
        OpenApiDocument document = document("3.0.3", schema);
        assertThat(check(document, good).faults()).isEmpty();
        assertThat(check(document, bad).isAcceptable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{oneOf: []} | 1",
                "{type: any} | 1",
                "{type: [text, string]} | \"a\"",
                "{type: integer, minimum: 0, exclusiveMinimum: true} | 1",
                "{required: true} | {}",
                "{enum: a} | 1",
                "{pattern: '('} | \"a\"",
                "{patternProperties: {'(': false}} | {\"(\": 1}",
                "{multipleOf: 0} | 1",
                "{items: [{type: string}]} | [1]",
                "{minLength: -1, maxLength: x} | \"a\"",
                "{properties: [a], dependentRequired: {a: b}, allOf: {}} | {\"a\": 1}",
                "{$ref: '#/nowhere'} | 1",
                "{$ref: 'https://example.org/schema.json'} | 1",
                "{$ref: 'file:///etc/passwd'} | 1",
                "{$id: 'https://example.org/x', $ref: '#/components/schemas/Node'} | {}",
                "{$schema: 'https://example.org/meta', type: integer} | 1",
            })
    void a_faulty_keyword_is_not_held_against_the_value(String schema, String value) {
        assertThat(check(document("3.1.0", schema), value).isAcceptable()).isTrue();
    }

    @Test
    void read_only_properties_are_not_asked_of_requests_nor_write_only_ones_of_responses() {
        OpenApiDocument document = document(
                "3.1.0",
                "{required: [id, secret, name], properties: {id: {readOnly: true}, secret: {writeOnly: true}, name: {}}}");
        JsonNode request = JsonMapper.shared().readTree("{\"secret\": 1, \"name\": 1}");
        JsonNode response = JsonMapper.shared().readTree("{\"id\": 1, \"name\": 1}");
        SchemaCheck check = new SchemaCheck(document);
        JsonNode schema = document.at("/components/schemas/It");
        assertThat(check.check(schema, request, Direction.REQUEST).isAcceptable())
                .isTrue();
        assertThat(check.check(schema, response, Direction.RESPONSE).isAcceptable())
                .isTrue();
        assertThat(check.check(schema, request, Direction.RESPONSE).isAcceptable())
                .isFalse();
        assertThat(check.check(schema, response, Direction.REQUEST).isAcceptable())
                .isFalse();
    }

    @Test
    void a_fault_says_where_it_is() {
        OpenApiDocument document = document("3.1.0", "{properties: {'a/b': {items: {type: string}}}}");
        assertThat(check(document, "{\"a/b\": [\"x\", 1]}").faults())
                .extracting(Conformity.Fault::pointer)
                .contains("/a~1b/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{pattern: '^((aa?)+)+$'} | \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"",
                "{patternProperties: {'^((aa?)+)+$': false}} | {\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\": 1}",
                "{allOf: [{$ref: '#/components/schemas/It'}]} | 1",
                "{$ref: '#/components/schemas/Doubling0'} | 1",
            })
    void a_check_that_would_never_end_is_given_up(String schema, String value) {
        OpenApiDocument document = document("3.1.0", schema);
        SchemaCheck impatient = new SchemaCheck(document, Duration.ofMillis(200));
        Conformity conformity = Assertions.assertTimeout(
                Duration.ofSeconds(8),
                () -> impatient.check(
                        document.at("/components/schemas/It"),
                        JsonMapper.shared().readTree(value),
                        Direction.RESPONSE));
        assertThat(conformity.unchecked()).isNotNull();
        assertThat(conformity.isAcceptable()).isTrue();
    }

    @Test
    void a_check_that_nobody_waits_for_any_more_is_given_up() {
        OpenApiDocument document = document("3.1.0", "{pattern: '^((aa?)+)+$'}");
        SchemaCheck patient = new SchemaCheck(document, Duration.ofMinutes(1));
        JsonNode value = JsonMapper.shared().readTree("\"" + "a".repeat(60) + "b\"");
        Conformity conformity = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(8), () -> {
            Thread.currentThread().interrupt();
            Conformity found = patient.check(document.at("/components/schemas/It"), value, Direction.RESPONSE);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return found;
        });
        assertThat(conformity.unchecked()).isNotNull();
    }

    @Test
    void a_pattern_that_runs_too_deep_is_given_up() {
        OpenApiDocument document = document("3.1.0", "{pattern: '^(a|b)*$'}");
        assertThat(check(document, "\"" + "a".repeat(300_000) + "\"").unchecked())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{pattern: '%s'} ; \"x\"", "{patternProperties: {'%s': false}} ; {\"x\": 1}"})
    void a_pattern_that_would_be_tried_for_ever_at_one_place_is_given_up(String schema, String value) {
        OpenApiDocument document = document("3.1.0", schema.formatted("x" + "(|)".repeat(40) + "(?=y)"));
        Conformity conformity =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(8), () -> check(document, value));
        assertThat(conformity.unchecked()).isNotNull();
        assertThat(conformity.isAcceptable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{pattern: '%s'} ; \"x\" ; 100 ; false",
                "{pattern: '%s'} ; \"x\" ; 300 ; true",
                "{pattern: '%s'} ; \"x\" ; 10000 ; true",
                "{patternProperties: {'%s': false}} ; {\"y\": 1} ; 100 ; false",
                "{patternProperties: {'%s': false}} ; {\"y\": 1} ; 300 ; true",
            })
    void a_pattern_that_is_nested_too_deep_is_not_held_against_the_value(
            String schema, String value, int depth, boolean acceptable) {
        OpenApiDocument document = document("3.1.0", schema.formatted("(".repeat(depth) + "y" + ")".repeat(depth)));
        assertThat(check(document, value).isAcceptable()).isEqualTo(acceptable);
    }

    @Test
    void a_schema_that_reaches_too_much_is_not_checked() {
        StringBuilder properties = new StringBuilder();
        for (int i = 0; i < 210_000; i++) {
            properties.append('p').append(i).append(": {},\n");
        }
        assertThat(check(document("3.1.0", "{properties: {" + properties + "}}"), "{}")
                        .unchecked())
                .contains("too large");
    }

    private static Conformity check(OpenApiDocument document, String value) {
        return new SchemaCheck(document)
                .check(
                        document.at("/components/schemas/It"),
                        JsonMapper.shared().readTree(value),
                        Direction.RESPONSE);
    }

    private static OpenApiDocument document(String version, String schema) {
        StringBuilder text = new StringBuilder("openapi: " + version + "\ncomponents:\n  schemas:\n");
        text.append(
                "    Node: {$dynamicAnchor: node, type: [object, 'null'], properties: {next: {$ref: '#/components/schemas/Node'}}}\n");
        for (int i = 0; i < 40; i++) {
            String next = "{$ref: '#/components/schemas/Doubling" + (i + 1) + "'}";
            text.append("    Doubling" + i + ": {allOf: [" + next + ", " + next + "]}\n");
        }
        text.append("    Doubling40: true\n    It: ").append(schema).append('\n');
        return OpenApiDocument.read(text.toString()).document().orElseThrow();
    }
}
