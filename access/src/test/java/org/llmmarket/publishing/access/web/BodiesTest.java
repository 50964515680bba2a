package org.llmmarket.publishing.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.access.body.MalformedBody;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

class BodiesTest {

    private static final String SOUND = "\"name\":\"chat\",\"pricing\":{\"model\":\"free\",\"rates\":[]}";

    private final Bodies bodies = new Bodies();

    @Test
    void a_sound_body_is_read() {
        assertThat(bodies.read(bytes("{" + SOUND + ",\"description\":\"two\\n\\tlines of text\"}"), "sample")
                        .path("name")
                        .stringValue())
                .isEqualTo("chat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                       | name                      | REQUIRED         | missing",
                "{}                                       | pricing                   | REQUIRED         | missing",
                "{\"name\":\"\"}                          | name                      | TOO_SHORT        | at least 1 characters, but has 0",
                "{\"name\":\"abcdef\"}                    | name                      | TOO_LONG         | at most 5 characters, but has 6",
                "{\"name\":\"😀😀😀😀😀😀\"}              | name                      | TOO_LONG         | but has 6",
                "{\"name\":\"  \"}                        | name                      | INVALID_FORMAT   | visible character",
                "{\"name\":5}                             | name                      | INVALID_TYPE     | a text, but is a whole number",
                "{\"name\":null}                          | name                      | INVALID_TYPE     | but is null",
                "{\"name\":\"a\\nb\"}                     | name                      | INVALID_FORMAT   | one line",
                "{\"name\":\"a\\u0000\"}                  | name                      | INVALID_FORMAT   | control characters",
                "{\"name\":\"\\ud800\"}                   | name                      | INVALID_FORMAT   | surrogate",
                "{\"description\":\"0123456789\\u0007\"}  | description               | INVALID_FORMAT   | control characters",
                "{\"tags\":[\"a\",\"b\",\"c\"]}           | tags                      | TOO_LONG         | at most 2 entries, but has 3",
                "{\"tags\":[\"a\",\"a\"]}                 | tags                      | INVALID_FORMAT   | twice",
                "{\"tags\":[\"a\",\"\"]}                  | tags[1]                   | TOO_SHORT        | at least 1",
                "{\"tags\":\"a\"}                         | tags                      | INVALID_TYPE     | a list, but is a text",
                "{\"capabilities\":[]}                    | capabilities              | TOO_SHORT        | at least 1 entries",
                "{\"level\":\"secret\"}                   | level                     | INVALID_ENUM     | public, internal, but is secret",
                "{\"level\":{}}                           | level                     | INVALID_ENUM     | one of public, internal.",
                "{\"kind\":\"grpc\"}                      | kind                      | INVALID_ENUM     | rest",
                "{\"maxLatency\":0}                       | maxLatency                | OUT_OF_RANGE     | at least 1, but is 0",
                "{\"maxLatency\":2147483648}              | maxLatency                | OUT_OF_RANGE     | at most 2147483647",
                "{\"maxLatency\":1.5}                     | maxLatency                | INVALID_TYPE     | a whole number, but is a number",
                "{\"maxLatency\":1e400}                   | maxLatency                | OUT_OF_RANGE     | 100 digits",
                "{\"availability\":100}                   | availability              | OUT_OF_RANGE     | less than 100",
                "{\"availability\":-0.1}                  | availability              | OUT_OF_RANGE     | at least 0, but is -0.1",
                "{\"step\":0.7}                           | step                      | OUT_OF_RANGE     | a multiple of 0.5",
                "{\"step\":0}                             | step                      | OUT_OF_RANGE     | more than 0",
                "{\"pricing\":{\"rates\":[{}]}}           | pricing.rates[0].unit     | REQUIRED         | missing",
                "{\"pricing\":{\"rates\":[{}]}}           | pricing.model             | REQUIRED         | missing",
                "{\"pricing\":{\"rates\":[{\"x\":1}]}}    | pricing.rates[0].x        | UNKNOWN_PROPERTY | known are unit, rate",
                "{\"nmae\":1}                             | nmae                      | UNKNOWN_PROPERTY | known are name",
                "{\"a b\":1}                              | [\"a b\"]                 | UNKNOWN_PROPERTY | unknown",
                "{\"a/b~c\":1}                            | [\"a/b~c\"]               | UNKNOWN_PROPERTY | unknown",
                "{\"\\ud800\":1}                          | [\"\uFFFD\"]              | INVALID_FORMAT   | surrogate",
                "{\"document\":{}}                        | document.openapi          | REQUIRED         | missing",
                "{\"document\":5}                         | document                  | INVALID_TYPE     | an object or a text, but is a whole number",
                "{\"choice\":5}                           | choice                    | INVALID_FORMAT   | no whole one",
                "{\"choice\":\"a\"}                       | choice                    | INVALID_TYPE     | no whole one",
                "{\"link\":\"ftp://a.example\"}           | link                      | INVALID_FORMAT   | url",
                "{\"link\":\"https://\"}                  | link                      | INVALID_FORMAT   | url",
                "{\"at\":\"yesterday\"}                   | at                        | INVALID_FORMAT   | date-time",
                "{\"at\":\"+999999999-01-01T00:00:00Z\"}  | at                        | INVALID_FORMAT   | date-time",
                "{\"mail\":\"a@b\"}                       | mail                      | INVALID_FORMAT   | email",
                "{\"id\":\"1-1-1-1-1\"}                   | id                        | INVALID_FORMAT   | uuid",
                "{\"id\":\"x\"}                           | id                        | INVALID_FORMAT   | uuid",
                "{\"free\":{\"deep\":[\"\\u0001\"]}}      | free.deep[0]              | INVALID_FORMAT   | control",
                "{\"free\":{\"0\":9e999}}                 | free[\"0\"]               | OUT_OF_RANGE     | digits",
                "{\"range\":{\"from\":1}}                 | range.to                  | REQUIRED         | missing",
                "{\"auth\":{\"kind\":\"key\"}}            | auth.header               | REQUIRED         | missing",
                "{\"auth\":{\"forbidden\":1,\"kind\":\"none\"}} | auth                | INVALID_FORMAT   | not",
                "[]                                       | ``                        | INVALID_TYPE     | an object, but is a list",
                "\"x\"                                    | ``                        | INVALID_TYPE     | an object, but is a text",
                "null                                     | ``                        | INVALID_TYPE     | but is null",
                "1e400                                    | ``                        | OUT_OF_RANGE     | digits",
            })
    void a_fault_is_told_at_its_place_with_its_remedy(String body, String field, String code, String remedy) {
        assertThat(faults(body)).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.message()).contains(remedy);
        });
    }

    @Test
    void every_fault_is_told_in_one_answer_and_once() {
        assertThat(faults("""
                {"name":5, "nmae":1, "level":"x", "tags":["","a","b"], "maxLatency":1e999,
                 "pricing":{"model":"free","rates":[{"unit":"","rate":"1"}]},
                 "document":{}, "auth":{"kind":"key"}}"""))
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrder(
                        "name INVALID_TYPE",
                        "nmae UNKNOWN_PROPERTY",
                        "level INVALID_ENUM",
                        "tags TOO_LONG",
                        "tags[0] TOO_SHORT",
                        "maxLatency OUT_OF_RANGE",
                        "pricing.rates[0].unit TOO_SHORT",
                        "pricing.rates[0].rate INVALID_TYPE",
                        "document.openapi REQUIRED",
                        "auth.header REQUIRED");
    }

    @Test
    void an_empty_text_is_only_too_short() {
        assertThat(faults("{\"name\":\"\",\"pricing\":{\"model\":\"free\",\"rates\":[]}}"))
                .extracting(Finding::code)
                .containsExactly("TOO_SHORT");
    }

    @Test
    void the_findings_of_one_body_end_at_a_thousand() {
        assertThat(bodies.check(bodies.parse(bytes("[" + "1e999,".repeat(100_000) + "1]")), "sample")
                        .errors())
                .hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void formats_that_hold_are_let_pass() {
        String more = """
                ,"link":"https://example.com/a?b#c","at":"2026-01-02T03:04:05.6+01:00","mail":"a.b+c@exämple.org",
                "id":"0b0e9f6c-1f0a-4f4e-9c62-0e7b8d6c7f11","choice":1.5,"document":"openapi: 3.1.0\\npaths: {}"}""";
        assertThat(bodies.check(bodies.parse(bytes("{" + SOUND + more)), "sample")
                        .isValid())
                .isTrue();
    }

    @Test
    void a_body_that_may_be_left_out_counts_as_an_empty_object() {
        assertThat(bodies.readOptional(null, "sample-optional").isEmpty()).isTrue();
        assertThat(bodies.readOptional(new byte[0], "sample-optional").isEmpty())
                .isTrue();
        assertThat(bodies.readOptional(bytes("{\"reason\":\"r\"}"), "sample-optional")
                        .size())
                .isEqualTo(1);
        assertThatThrownBy(() -> bodies.readOptional(bytes("{\"x\":1}"), "sample-optional"))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void what_is_no_json_is_no_finding() {
        assertThatThrownBy(() -> bodies.read(bytes("{"), "sample")).isInstanceOf(MalformedBody.class);
    }

    @Test
    void an_unknown_shape_is_our_own_fault() {
        assertThatThrownBy(() -> bodies.read(bytes("{}"), "no-such")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Finding> faults(String body) {
        Rejection rejection = catchThrowableOfType(Rejection.class, () -> bodies.read(bytes(body), "sample"));
        assertThat(rejection.reason()).isEqualTo(Reason.VALIDATION_FAILED);
        return rejection.findings().errors();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
