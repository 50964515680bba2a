package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What must hold whatever the documents are: how a contract is written does not count. */
class RefactoringTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Kinds of object that may stand behind a reference, by the member that holds them. */
    private static final Set<String> NAMED =
            Set.of("responses", "headers", "examples", "links", "callbacks", "schemas", "properties");

    private static final Set<String> WHOLE = Set.of("requestBody", "schema", "items");

    static Stream<ComparisonCase> cases() {
        return ComparisonCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_minor_addition_taken_back_is_a_break(ComparisonCase pair) {
        boolean addition = pair.codes().stream().anyMatch(code -> code.endsWith("_ADDED"));
        boolean describesOnly = pair.codes().stream()
                .anyMatch(
                        code -> code.startsWith("ERROR_") || code.startsWith("DEFAULT_") || code.startsWith("OAUTH_"));
        if (pair.bump() == Bump.MINOR && addition && !describesOnly) {
            assertThat(ContractComparison.compare(
                                    /* base= */ pair.revision("3.1.0"), /* revision= */ pair.base("3.1.0"))
                            .bump())
                    .isEqualTo(Bump.MAJOR);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void references_may_be_written_out_or_drawn_out(ComparisonCase pair) {
        for (OpenApiDocument document : List.of(pair.base("3.1.0"), pair.revision("3.1.0"))) {
            OpenApiDocument drawnOut = read(drawnOut(document.tree()));
            assertThat(ContractComparison.compare(document, drawnOut).changes()).isEmpty();
            assertThat(ContractComparison.compare(drawnOut, document).changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_is_the_same_behind_references(ComparisonCase pair) {
        OpenApiDocument base = read(drawnOut(pair.base("3.1.0").tree()));
        OpenApiDocument revision = read(drawnOut(pair.revision("3.1.0").tree()));
        assertThat(codes(base, revision)).isEqualTo(codes(pair.base("3.1.0"), pair.revision("3.1.0")));
        assertThat(codes(pair.base("3.1.0"), revision)).isEqualTo(codes(base, pair.revision("3.1.0")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_order_of_members_does_not_count(ComparisonCase pair) {
        OpenApiDocument shuffled = read(shuffled(pair.revision("3.1.0").tree(), new Random(7)));
        assertThat(codes(pair.base("3.1.0"), shuffled)).isEqualTo(codes(pair.base("3.1.0"), pair.revision("3.1.0")));
    }

    @Test
    void yaml_and_json_are_the_same() {
        OpenApiDocument yaml = OpenApiDocument.read("""
                        openapi: 3.1.0
                        info: {title: T, version: '1'}
                        paths: {/a: {get: {responses: {'200': {description: D, content: {a/b: {example: 1.50}}}}}}}
                        """).document().orElseThrow();
        assertThat(ContractComparison.compare(yaml, read(yaml.tree())).changes())
                .isEmpty();
    }

    @Test
    void what_is_shared_is_told_once_where_it_is_met_first() {
        String format = """
                openapi: 3.1.0
                paths:
                  /a: {get: {parameters: [{$ref: '#/components/parameters/P'}]}, put: {parameters: [{$ref: '#/components/parameters/P'}]}}
                  /b: {get: {parameters: [{$ref: '#/components/parameters/P'}]}}
                components: {parameters: {P: {name: p, in: query, required: %s, schema: {}}}}
                """;
        Comparison comparison = ContractComparison.compare(
                OpenApiDocument.read(format.formatted(false)).document().orElseThrow(),
                OpenApiDocument.read(format.formatted(true)).document().orElseThrow());
        assertThat(comparison.changes())
                .containsExactly(new Change(
                        "PARAMETER_BECAME_REQUIRED",
                        Bump.MAJOR,
                        "/paths/~1a/get/parameters/0",
                        "/components/parameters/P",
                        "/components/parameters/P",
                        "The query parameter 'p' was optional and is required."));
    }

    private static List<String> codes(OpenApiDocument base, OpenApiDocument revision) {
        return ContractComparison.compare(base, revision).changes().stream()
                .map(Change::code)
                .distinct()
                .sorted()
                .toList();
    }

    private static OpenApiDocument read(JsonNode tree) {
        return OpenApiDocument.read(tree).document().orElseThrow();
    }

    /** The same contract with every object that may be shared moved behind a reference. */
    private static JsonNode drawnOut(ObjectNode tree) {
        ObjectNode copy = tree.deepCopy();
        ObjectNode shared = NODES.objectNode();
        for (String root : List.of("paths", "webhooks")) {
            drawOut(copy.path(root), "", shared);
        }
        JsonNode components = copy.path("components");
        ObjectNode all = components.isObject() ? (ObjectNode) components : NODES.objectNode();
        all.set("x-shared", shared);
        copy.set("components", all);
        return copy;
    }

    private static void drawOut(JsonNode node, String name, ObjectNode shared) {
        for (String member : List.copyOf(node.propertyNames())) {
            JsonNode value = node.path(member);
            drawOut(value, member, shared);
            boolean named = NAMED.contains(name) || WHOLE.contains(member);
            if (named
                    && value.isObject()
                    && !value.has("$ref")
                    && !member.startsWith("x-")
                    && !NAMED.contains(member)) {
                ((ObjectNode) node).set(member, reference(value, shared));
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                drawOut(array.path(i), "", shared);
                if (name.equals("parameters") && !array.path(i).has("$ref")) {
                    array.set(i, reference(array.path(i), shared));
                }
            }
        }
    }

    private static ObjectNode reference(JsonNode value, ObjectNode shared) {
        String name = "S" + shared.size();
        shared.set(name, value);
        return NODES.objectNode().put("$ref", "#/components/x-shared/" + name);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            ObjectNode shuffled = NODES.objectNode();
            names.forEach(name -> shuffled.set(name, shuffled(object.path(name), random)));
            return shuffled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode same = NODES.arrayNode();
            array.forEach(element -> same.add(shuffled(element, random)));
            return same;
        }
        return node;
    }
}
