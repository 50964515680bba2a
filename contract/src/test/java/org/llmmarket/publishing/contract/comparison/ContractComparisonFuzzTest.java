package org.llmmarket.publishing.contract.comparison;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks for documents whose comparison ends in an exception, or that differ from themselves. */
class ContractComparisonFuzzTest {

    private static final String SCHEMAS = """
            openapi: 3.1.0
            paths:
              /a:
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                  responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}
            components:
              schemas:
                A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}, n: {type: [integer, 'null'], minimum: 1}}}
                B:
                  oneOf: [{$ref: '#/components/schemas/A'}, {type: array, items: {$ref: '#/components/schemas/B'}, minItems: 1}]
                  discriminator: {propertyName: t, mapping: {a: A}}
                C: {allOf: [{not: {const: 1}}, {if: {type: string}, then: {pattern: '^a+$'}, else: {enum: [1, 2]}}]}
                D: {$dynamicAnchor: d, patternProperties: {'^x': {$dynamicRef: '#d'}}, unevaluatedProperties: false}
                E: {anyOf: [{format: date}, {maxLength: 3, writeOnly: true}], dependentRequired: {a: [b]}, contains: true}
            """;

    private static final List<OpenApiDocument> SEEDS = Stream.concat(
                    OpenApiDocument.read(SCHEMAS).document().stream(),
                    ComparisonCase.all().flatMap(pair -> Stream.of(pair.base("3.1.0"), pair.revision("3.0.3"))))
            .toList();

    @FuzzTest(maxDuration = "20s")
    void comparing_ends_in_changes_and_never_in_an_exception(FuzzedDataProvider data) {
        JsonNode base = (data.consumeBoolean() ? SEEDS.get(0) : data.pickValue(SEEDS))
                .tree()
                .deepCopy();
        mutate(base, data);
        JsonNode revision = data.consumeBoolean()
                ? base.deepCopy()
                : data.pickValue(SEEDS).tree().deepCopy();
        OpenApiDocument before = document(base);
        if (!ContractComparison.compare(before, spaced(base)).changes().isEmpty()) {
            throw new AssertionError("differs from itself: " + base);
        }
        mutate(revision, data);
        Comparison comparison = ContractComparison.compare(before, document(revision));
        ChangeReport.of("Fuzz", comparison).html();
    }

    private static OpenApiDocument document(JsonNode tree) {
        return OpenApiDocument.read(tree).document().orElseThrow();
    }

    /** The same contract in other bytes. */
    private static OpenApiDocument spaced(JsonNode tree) {
        return OpenApiDocument.read(" " + tree).document().orElseThrow();
    }

    /** Puts parts of other documents, references and odd values wherever the data says. */
    private static void mutate(JsonNode root, FuzzedDataProvider data) {
        for (int i = data.consumeInt(0, 6); i > 0; i--) {
            JsonNode node = root;
            while (node.isContainer() && !node.isEmpty() && data.consumeInt(0, 5) > 0) {
                JsonNode next = child(node, data);
                if (!next.isContainer()) {
                    break;
                }
                node = next;
            }
            change(node, data);
        }
    }

    private static JsonNode child(JsonNode node, FuzzedDataProvider data) {
        int index = data.consumeInt(0, node.size() - 1);
        return node.values().stream().skip(index).findFirst().orElseThrow();
    }

    private static void change(JsonNode node, FuzzedDataProvider data) {
        if (node instanceof ObjectNode object) {
            String name = object.isEmpty() || data.consumeBoolean()
                    ? data.consumeString(8)
                    : object.propertyNames().stream()
                            .skip(data.consumeInt(0, object.size() - 1))
                            .findFirst()
                            .orElseThrow();
            object.set(name, value(data));
        } else if (node instanceof ArrayNode array && array.size() < 50) {
            array.add(value(data));
        }
    }

    private static JsonNode value(FuzzedDataProvider data) {
        JsonNode part = (data.consumeBoolean() ? SEEDS.get(0) : data.pickValue(SEEDS)).tree();
        for (int depth = data.consumeInt(0, 8); depth > 0 && part.isContainer() && !part.isEmpty(); depth--) {
            part = child(part, data);
        }
        if (data.consumeInt(0, 3) == 0) {
            String target =
                    data.pickValue(List.of("#", "#/paths/~1a", "#/components/schemas/A", "#/%zz", "http://x", "#a"));
            return JsonNodeFactory.instance.objectNode().put("$ref", target);
        }
        return part.deepCopy();
    }
}
