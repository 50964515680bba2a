package org.llmmarket.publishing.contract.comparison.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that are made to take long or to break the comparison. */
class HostileSchemasTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    static Stream<Arguments> hostile() {
        String doubling = definitions(
                40,
                i -> "{'allOf':[{'$ref':'#/components/schemas/D" + (i + 1)
                        + "'},{'allOf':[{'$ref':'#/components/schemas/D" + (i + 1) + "'}]}]}");
        String choices = definitions(
                30,
                i -> "{'anyOf':[{'$ref':'#/components/schemas/D" + (i + 1) + "'},{'$ref':'#/components/schemas/D"
                        + (i + 1) + "','minProperties':" + i + "}]}");
        String chain = definitions(
                5_000, i -> "{'type':'object','properties':{'a':{'$ref':'#/components/schemas/D" + (i + 1) + "'}}}");
        String branches = IntStream.range(0, 600)
                .mapToObj(i -> "{'type':'object','required':['a" + i + "']}")
                .collect(Collectors.joining(","));
        String products = IntStream.range(0, 6)
                .mapToObj(group -> "{'anyOf':["
                        + IntStream.range(0, 20)
                                .mapToObj(i -> "{'required':['g" + group + "b" + i + "']}")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("references doubled", "{'$ref':'#/components/schemas/D0'," + doubling + "%s}"),
                Arguments.of("choices doubled", "{'$ref':'#/components/schemas/D0'," + choices + "%s}"),
                Arguments.of("a long chain", "{'$ref':'#/components/schemas/D0'," + chain + "%s}"),
                Arguments.of("many branches", "{'anyOf':[" + branches + "]%s}"),
                Arguments.of("many exclusive branches", "{'oneOf':[" + branches + "]%s}"),
                Arguments.of("products of choices", "{'allOf':[" + products + "]%s}"),
                Arguments.of("itself", "{'$ref':'#/components/schemas/S'%s}"),
                Arguments.of("its own branch", "{'anyOf':[{'$ref':'#/components/schemas/S'},{'type':'string'}]%s}"),
                Arguments.of("its own negation", "{'not':{'$ref':'#/components/schemas/S'}%s}"),
                Arguments.of(
                        "a negation in itself", "{'properties':{'a':{'not':{'$ref':'#/components/schemas/S'}}}%s}"),
                Arguments.of("a large number", "{'type':'number','multipleOf':1e400000000,'maximum':-1e400000000%s}"),
                Arguments.of("a costly expression", "{'type':'string','pattern':'^(a|a)*(a|aa)+[^b]{900}(x+x+)+y$'%s}"),
                Arguments.of(
                        "names of a costly expression",
                        "{'patternProperties':{'(a*)*(a|b)*c':{}},'properties':{'" + "a".repeat(1_500) + "':{}}%s}"));
    }

    private static String definitions(int count, java.util.function.IntFunction<String> definition) {
        return "'$defs':{"
                + IntStream.range(0, count)
                        .mapToObj(i -> "'D" + i + "':" + definition.apply(i))
                        .collect(Collectors.joining(","))
                + ",'D" + count + "':{'type':'object'}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void it_ends_soon_and_says_something(String name, String schema) {
        SchemaPair pair = SchemaPair.of(schema.formatted(""), schema.formatted(",'minProperties':77,'type':'object'"));
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            for (Direction direction : Direction.values()) {
                assertThat(pair.changes(direction)).as(name).isNotNull();
                assertThat(new SchemaPair(pair.base(), pair.base()).changes(direction))
                        .as(name)
                        .isEmpty();
            }
        });
    }

    @Test
    void expressions_that_differ_and_grow_are_not_judged_rather_than_followed() {
        SchemaPair pair = SchemaPair.of(
                "{'type':'string','pattern':'(a|b)*a(a|b){200}$'}", "{'type':'string','pattern':'(b|a)*b(a|b){300}$'}");
        Assertions.assertTimeoutPreemptively(
                LONGEST, () -> assertThat(pair.bump(Direction.REQUEST)).isEqualTo(Bump.MAJOR));
    }

    @Test
    void whatever_stands_where_a_schema_should_is_compared_or_given_up_without_an_exception() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            SchemaPair pair = SchemaPair.of(rubbish(random, 4), rubbish(random, 4));
            for (Direction direction : Direction.values()) {
                assertThat(pair.changes(direction)).as("seed %d", seed).isNotNull();
            }
        }
    }

    private static final List<String> KEYWORDS = List.of(
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMinimum",
            "maxLength",
            "minItems",
            "pattern",
            "required",
            "dependentRequired",
            "dependentSchemas",
            "format",
            "contentSchema",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "items",
            "prefixItems",
            "contains",
            "maxContains",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "nullable",
            "$ref",
            "$dynamicRef",
            "discriminator",
            "default",
            "deprecated",
            "readOnly",
            "x-extensible-enum",
            "$defs");

    private static JsonNode rubbish(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(5) - 2);
            case 3 -> NODES.numberNode(random.nextDouble());
            case 4 -> NODES.stringNode("string");
            case 5 ->
                NODES.stringNode(List.of("", "object", "[", "#/components/schemas/S", "#/%%", "#x", "(")
                        .get(random.nextInt(7)));
            case 6 -> NODES.stringNode("array");
            case 7 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = 0; i < random.nextInt(4); i++) {
                    array.add(rubbish(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = 0; i < 1 + random.nextInt(6); i++) {
                    object.set(KEYWORDS.get(random.nextInt(KEYWORDS.size())), rubbish(random, depth - 1));
                }
                yield object;
            }
        };
    }
}
