package org.llmmarket.publishing.contract.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentReaderTest {

    @ParameterizedTest
    @CsvSource({
        "3.10, NUMBER, 3.10",
        "1.0, NUMBER, 1.0",
        "0777, STRING, 0777",
        "0x1F, STRING, 0x1F",
        "0o17, STRING, 0o17",
        "1_000, STRING, 1_000",
        "190:20:30, STRING, 190:20:30",
        "2026-05-01, STRING, 2026-05-01",
        "2026-05-01T10:00:00Z, STRING, 2026-05-01T10:00:00Z",
        "no, STRING, no",
        "NO, STRING, NO",
        "yes, STRING, yes",
        "on, STRING, on",
        "y, STRING, y",
        "true, BOOLEAN, true",
        "3.1.0, STRING, 3.1.0",
        ".5, STRING, .5",
        "+1, STRING, +1",
        ".inf, STRING, .inf",
        "-12, NUMBER, -12",
        "1e3, NUMBER, 1E+3",
        "123456789012345678901234567890, NUMBER, 123456789012345678901234567890",
        "!!str 3.10, STRING, 3.10",
        "'\"3.10\"', STRING, 3.10",
        "!!int '12', NUMBER, 12",
        "'! 12', STRING, 12",
        "=, STRING, =",
    })
    void a_yaml_value_stays_as_it_is_written(String written, String type, String read) throws UnreadableDocument {
        JsonNode value = tree("openapi: " + written).path("openapi");
        assertThat(value.getNodeType()).hasToString(type);
        assertThat(value.asString()).isEqualTo(read);
    }

    @Test
    void yaml_keys_stay_as_they_are_written() throws UnreadableDocument {
        ObjectNode tree = tree("200: a\n0777: b\nno: c\n2026-05-01: d\nnull: e\ntrue: f\n1.10: g\n~: h\n'on': i");
        assertThat(tree.propertyNames())
                .containsExactly("200", "0777", "no", "2026-05-01", "null", "true", "1.10", "~", "on");
    }

    @Test
    void aliases_repeat_what_they_refer_to() throws UnreadableDocument {
        ObjectNode tree = tree("a: &x {k: [1, 2]}\nb: *x\nc: [*x, *x]\n&key d: *key");
        assertThat(tree.path("b").path("k")).hasSize(2);
        assertThat(tree.path("c").path(1)).isEqualTo(tree.path("a"));
        assertThat(tree.path("d").asString()).isEqualTo("d");
    }

    @Test
    void merge_keys_are_honoured_and_lose_against_what_is_said() throws UnreadableDocument {
        ObjectNode tree = tree(
                "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  z: 9\n  <<: [*a, *b]\n  x: 7\nd: {'<<': text, \"k\": 1}");
        assertThat(tree.path("c").toString()).isEqualTo("{\"z\":9,\"x\":7,\"y\":2}");
        assertThat(tree.path("d").path("<<").asString()).isEqualTo("text");
        assertThat(findings("a: {<<: 3}").get(0).message()).contains("merge key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1, \"b\": {\"c~/\": 1, \"c~/\": 2}, \"a\": 2}", "a: 1\nb: {c~/: 1, c~/: 2}\na: 2"})
    void every_duplicate_key_is_found_where_it_is(String text) {
        assertThat(findings(text))
                .extracting(DocumentFinding::field, DocumentFinding::code)
                .containsExactly(
                        Assertions.tuple("/b/c~0~1", "DUPLICATE_KEY"), Assertions.tuple("/a", "DUPLICATE_KEY"));
    }

    @Test
    void numbers_in_json_keep_their_digits() throws UnreadableDocument {
        ObjectNode tree = tree("{\"a\": 1.10, \"b\": 123456789012345678901234567890, \"c\": 9007199254740993}");
        assertThat(tree).hasToString("{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":9007199254740993}");
    }

    @Test
    void a_yaml_flow_mapping_is_no_broken_json() throws UnreadableDocument {
        assertThat(tree("{openapi: 3.1.0, info: {title: T}}").path("openapi").asString())
                .isEqualTo("3.1.0");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_document() throws UnreadableDocument {
        assertThat(tree("\uFEFF{\"a\": 1}").path("a").asInt()).isEqualTo(1);
        assertThat(tree("\uFEFFa: 1").path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "# only a comment",
                "just a text",
                "[1, 2]",
                "{\"a\": }",
                "{\"a\": 1",
                "{\"a\": 1} {\"b\": 2}",
                "a: [1, 2",
                "a: b: c",
                "a: 1\n---\nb: 2",
                "a: *nowhere",
                "a: &a [*a]",
                "? [a, b]\n: c",
                "? {a: b}\n: c",
                "a: &k x\n*k : y",
                "a: !!python/object/apply:os.system [ls]",
                "a: !<tag:example.org,2026:thing> 1",
                "a: !!binary aGVsbG8=",
                "a: !!set {x, y}",
                "a: \"\\q\"",
                "a: \"\\x",
                "a: \"\\UFFFFFFFF\"",
                "a: \"\\ud800\"",
                "{\"a\": \"\\ud800\"}",
                "{\"\\udc00\": 1}",
                "? \"\\ud800\"\n: 1",
                "a: !%",
                "a: !<",
                "\0",
                "a: \0",
                "{\"a\": \"\0\"}",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
                "a: !include /etc/passwd",
                "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:1/\"]]]]",
                "// comment\n{\"a\": 1}",
                "{'a': \"b\",}x",
                "\ta: 1",
                "%YAML 9.9\n---\na: 1",
                "{\"a\": NaN}",
                "null",
            })
    void what_is_no_document_is_a_finding(String text) {
        assertThat(findings(text)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.code()).isIn("VALIDATION_ERROR", "DUPLICATE_KEY");
            assertThat(finding.message()).isNotBlank().hasSizeLessThan(500);
        });
    }

    @Test
    void text_that_is_not_utf_8_is_a_finding() {
        byte[] latin = {'a', ':', ' ', (byte) 0xe4, '\n'};
        UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, () -> DocumentReader.read(latin));
        assertThat(refusal.findings())
                .extracting(DocumentFinding::message)
                .containsExactly("the document is not UTF-8 text; the byte 3 begins no character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "x-UTF-16LE-BOM"})
    void other_encodings_of_unicode_are_refused_by_name(String charset) {
        for (String text : new String[] {"{\"a\": 1}", "a: 1\n"}) {
            byte[] wide = text.getBytes(Charset.forName(charset));
            UnreadableDocument refusal =
                    catchThrowableOfType(UnreadableDocument.class, () -> DocumentReader.read(wide));
            assertThat(refusal.findings().get(0).message()).contains("UTF-16");
        }
    }

    @ParameterizedTest
    @CsvSource({"C1 94", "ED A0 80", "F8 88 80 80 80", "FE", "E2 82", "80", "F4 90 80 80"})
    void bytes_that_only_some_decoders_take_for_characters_are_refused(String hex) {
        byte[] odd = HexFormat.ofDelimiter(" ").parseHex(hex);
        for (String text : new String[] {"{\"a\": \"?\"}", "a: ?\n"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(text.substring(0, text.indexOf('?')).getBytes(UTF_8));
            bytes.writeBytes(odd);
            bytes.writeBytes(text.substring(text.indexOf('?') + 1).getBytes(UTF_8));
            UnreadableDocument refusal =
                    catchThrowableOfType(UnreadableDocument.class, () -> DocumentReader.read(bytes.toByteArray()));
            assertThat(refusal.findings().get(0).message()).contains("not UTF-8");
        }
    }

    @Test
    void many_aliases_of_small_things_are_fine() throws UnreadableDocument {
        String text = "a: &a {k: 1}\nb: [" + "*a, ".repeat(2_000) + "*a]";
        assertThat(tree(text).path("b")).hasSize(2_001);
    }

    @Test
    void a_syntax_error_says_where_it_is() {
        assertThat(findings("{\n  \"a\": x\n}").get(0).message()).contains("line 2");
        assertThat(findings("a: 1\nb: [\n").get(0).message()).contains("line 3");
    }

    @Test
    void a_broken_place_deep_in_a_document_is_pointed_at() {
        assertThat(findings("paths:\n  /a:\n    - x\n    - *nowhere").get(0).field())
                .isEqualTo("/paths/~1a/1");
    }

    @Test
    void an_alias_bomb_goes_off_outside() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'j'; c++) {
            String last = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((last + ", ").repeat(8))
                    .append(last)
                    .append("]\n");
        }
        assertRefusedQuickly(bomb.toString(), "aliases");
        String wide = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(100) + "1]";
        assertRefusedQuickly(wide, "aliases");
        String deep = "a: &a {k: [" + "1, ".repeat(20_000) + "1]}\nb: [" + "*a, ".repeat(40) + "1]";
        assertRefusedQuickly(deep, "aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- "})
    void deep_nesting_is_refused(String opening) {
        assertRefusedQuickly(opening.repeat(200_000), "nested");
    }

    @Test
    void nesting_of_200_levels_is_fine() throws UnreadableDocument {
        assertThat(tree("{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}")).isNotNull();
    }

    @Test
    void absurd_keys_and_numbers_are_refused() {
        assertRefusedQuickly("{\"" + "k".repeat(5_000_000) + "\": 1}", "Name length");
        assertRefusedQuickly("? " + "k".repeat(100_000) + "\n: 1", "key");
        assertRefusedQuickly("a: \"" + "k".repeat(5_000_000) + "\"", "line");
        assertRefusedQuickly("{\"a\": 1e999999999}", "range");
        assertRefusedQuickly("a: 1e-999999999", "range");
        assertRefusedQuickly("a: 1e99999999999999", "range");
        assertRefusedQuickly("{\"a\": " + "9".repeat(5_000) + "}", "digits");
    }

    @Test
    void too_many_values_are_refused() {
        assertThat(findings("{\"a\": [" + "1,".repeat(TreeBudget.MAX_NODES) + "1]}")
                        .get(0)
                        .message())
                .contains("values");
    }

    private static void assertRefusedQuickly(String text, String reason) {
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(findings(text))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(reason)));
    }

    private static ObjectNode tree(String text) throws UnreadableDocument {
        return DocumentReader.read(text.getBytes(UTF_8));
    }

    private static List<DocumentFinding> findings(String text) {
        UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, () -> tree(text));
        assertThat(refusal).as("refusal of %.100s", text).isNotNull();
        return refusal.findings();
    }
}
