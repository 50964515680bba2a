package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

class HostileDocumentsTest {

    /** Of the processor's time, so that a busy machine changes nothing; most of it is what the fuzzer's hooks cost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final String HEAD = "\"info\":{\"title\":\"T\",\"version\":\"1\"},";

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void a_document_that_wants_to_keep_us_busy_does_not(String name, String document) {
        long begun = CLOCK.getCurrentThreadCpuTime();
        ContractFindings findings = ContractCheck.ofService(Mode.LENIENT).check(OpenApiDocument.read(document));

        assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - begun)).isLessThan(PATIENCE);
        assertThat(findings.errors()).hasSizeLessThanOrEqualTo(1_001);
        assertThat(findings.errors().stream()
                        .mapToLong(error ->
                                error.field().length() + (long) error.message().length())
                        .sum())
                .isLessThan(5_000_000);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of(
                        "a ring of references",
                        schemas(30_000, i -> "{\"$ref\":\"#/components/schemas/A" + (i + 1) % 30_000 + "\"}")),
                Arguments.of(
                        "a web of alternatives",
                        schemas(
                                3_000,
                                i -> "{\"default\":{},\"discriminator\":{\"propertyName\":\"k\"},\"oneOf\":["
                                        + reference(i + 1, 3_000) + "," + reference(i + 7, 3_000) + "],\"allOf\":["
                                        + reference(i + 3, 3_000) + "," + reference(i + 4, 3_000) + "]}")),
                Arguments.of(
                        "patterns that backtrack",
                        schemas(
                                20_000,
                                i -> "{\"type\":\"string\",\"pattern\":\"^(a+)+$\",\"default\":\"" + "a".repeat(50)
                                        + "!\"}")),
                Arguments.of(
                        "patterns that match nothing in many ways",
                        schemas(
                                20_000,
                                i -> "{\"type\":\"string\",\"pattern\":\"x" + "(|)".repeat(40)
                                        + "(?=y)\",\"default\":\"x\"}")),
                Arguments.of(
                        "patterns that look at nothing in long texts",
                        schemas(
                                40,
                                i -> "{\"type\":\"string\",\"pattern\":\"" + "(?:)?".repeat(7)
                                        + "\\\\zy?z?\",\"default\":\"" + "x".repeat(50_000) + "\"}")),
                Arguments.of(
                        "long patterns that are read again and again",
                        schemas(
                                360,
                                i -> i < 300
                                        ? "{\"pattern\":\"^x|" + i + "\\\\pL".repeat(320) + "\"}"
                                        : "{\"default\":\"x\",\"allOf\":["
                                                + many(300, j -> reference(j == 0 ? i + 1 : j, 360)) + "]}")),
                Arguments.of(
                        "patterns of brackets",
                        schemas(2, i -> "{\"pattern\":\"" + "(".repeat(9_000) + ")".repeat(9_000 - i) + "\"}")),
                Arguments.of("schemas in schemas", schemas(1, i -> "{\"items\":".repeat(190) + "1" + "}".repeat(190))),
                Arguments.of("a long way up", schemas(1, i -> "{\"$ref\":\"" + "a/../".repeat(100_000) + "\"}")),
                Arguments.of(
                        "identifiers in identifiers",
                        schemas(
                                1,
                                i -> "{\"$id\":\"a/\",\"$anchor\":\"b\",\"not\":".repeat(190) + "true"
                                        + "}".repeat(190))),
                Arguments.of(
                        "faults without end",
                        "{\"openapi\":\"3.1.0\"," + HEAD + "\"paths\":{"
                                + many(60_000, i -> "\"/a" + i + "/{b}\":{\"get\":{\"security\":[{\"x\":[]}]}}")
                                + "}}"),
                Arguments.of(
                        "long names of faulty things",
                        "{\"openapi\":\"3.1.0\"," + HEAD + "\"paths\":{"
                                + many(500, i -> "\"/" + i + "x".repeat(9_000) + "\":{\"a\":1,\"b\":1,\"c\":1}")
                                + "}}"),
                Arguments.of(
                        "tags above tags",
                        "{\"openapi\":\"3.2.0\"," + HEAD + "\"paths\":{},\"tags\":["
                                + many(20_000, i -> "{\"name\":\"t" + i + "\",\"parent\":\"t" + (i + 1) + "\"}")
                                + "]}"),
                Arguments.of(
                        "a path of variables",
                        "{\"openapi\":\"3.1.0\"," + HEAD + "\"paths\":{\"/" + "{a}".repeat(3_000)
                                + "\":{\"get\":{}}}}"));
    }

    private static String schemas(int count, IntFunction<String> schema) {
        String all = many(count, i -> "\"A" + i + "\":" + schema.apply(i));
        return "{\"openapi\":\"3.1.0\"," + HEAD + "\"paths\":{},\"components\":{\"schemas\":{" + all + "}}}";
    }

    private static String reference(int target, int count) {
        return "{\"$ref\":\"#/components/schemas/A" + target % count + "\"}";
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }
}
