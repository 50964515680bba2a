package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

/** Documents that were made to keep the comparison busy; each is small enough to be sent. */
class HostileContractsTest {

    private static final int MANY = 10_000;

    static Stream<Arguments> documents() {
        String parameters = many("{'name': 'p%d', 'in': 'query', 'schema': {}}");
        return Stream.of(
                Arguments.of(
                        "operations that share parameters",
                        paths("{'parameters': [" + parameters + "], 'additionalOperations': {" + many("'M%d': {}")
                                + "}}")),
                Arguments.of("parameters that move", paths("{'get': {'parameters': [" + parameters + "]}}")),
                Arguments.of(
                        "alternatives of security",
                        "'security': [" + many("{'s%d': []}") + "], " + paths("{'get': {}}")),
                Arguments.of(
                        "servers",
                        "'servers': [" + many("{'url': 'http://{a}.{b}.{c}%d/'}") + "], " + paths("{'get': {}}")),
                Arguments.of(
                        "media types", paths("{'get': {'requestBody': {'content': {" + many("'a/b%d': {}") + "}}}}")),
                Arguments.of("responses", paths("{'get': {'responses': {" + many("'%d': {}") + "}}}")),
                Arguments.of(
                        "links",
                        paths("{'get': {'responses': {'200': {'links': {" + many("'l%d': {'operationId': 'o'}")
                                + "}}}}}")),
                Arguments.of(
                        "callbacks", paths("{'get': {'callbacks': {" + many("'c%d': {'e': {'post': {}}}") + "}}}")),
                Arguments.of(
                        "long names",
                        paths("{'get': {'responses': {'200': {'headers': {"
                                + IntStream.range(0, 300)
                                        .mapToObj(i -> "'" + i + "h".repeat(9_000) + "': {'schema': {}}")
                                        .collect(Collectors.joining(","))
                                + "}}}}}")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_comparison_ends_soon_whatever_the_documents_hold(String name, String members) {
        OpenApiDocument base = document(members);
        OpenApiDocument revision = document(members.replace("'in': 'query'", "'in': 'header'")
                .replaceAll("'(s|c|l|M|h|a/b)(\\d)", "'$1x$2")
                .replace("{a}.{b}", "{a}-{b}")
                .replace("hhh'", "hhx'"));
        assertEndsSoon(base, revision);
        assertEndsSoon(base, OpenApiDocument.read(" " + base.tree()).document().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("circles")
    void callbacks_in_circles_of_different_length_end(int length, int other) {
        assertEndsSoon(circle(length), circle(other));
    }

    static Stream<Arguments> circles() {
        return Stream.of(Arguments.of(1, 2), Arguments.of(40, 41), Arguments.of(997, 1009));
    }

    private static void assertEndsSoon(OpenApiDocument base, OpenApiDocument revision) {
        long start = ProcessorTime.now();
        Comparison comparison = ContractComparison.compare(base, revision);
        assertThat(Duration.ofNanos(ProcessorTime.now() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(comparison.changes()).hasSizeLessThan(10_010);
    }

    private static OpenApiDocument circle(int length) {
        String items = IntStream.range(0, length)
                .mapToObj(i -> "'p%d': {'post': {'callbacks': {'c': {'e': {'$ref': '#/components/pathItems/p%d'}}}}}"
                        .formatted(i, (i + 1) % length))
                .collect(Collectors.joining(","));
        return document(
                "'paths': {'/a': {'$ref': '#/components/pathItems/p0'}}, 'components': {'pathItems': {" + items + "}}");
    }

    private static String many(String format) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> format.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining(","));
    }

    private static String paths(String item) {
        return "'paths': {'/a': " + item + "}";
    }

    private static OpenApiDocument document(String members) {
        return OpenApiDocument.read(("{'openapi': '3.2.0', " + members + "}").replace('\'', '"'))
                .document()
                .orElseThrow();
    }
}
