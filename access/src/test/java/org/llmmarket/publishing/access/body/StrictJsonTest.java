package org.llmmarket.publishing.access.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":1} {}",
                "[1] x",
                "nul",
                "NaN",
                "01",
                "+1",
                ".5",
                "1.",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\"a\nb\"",
                "// c\n1",
                "\uFEFF{}",
                "{\"a\" 1}",
                "\"\\x\""
            })
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedBody.class).hasMessageStartingWith("The body ");
    }

    @Test
    void a_refusal_says_where() {
        assertThatThrownBy(() -> parse("{\n  \"a\": }")).hasMessageContaining("line 2, column 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "22c0af22", "22eda08022", "22f8888080801122", "c3"})
    void bytes_that_are_not_utf_8_are_refused(String hex) {
        byte[] bytes = new BigInteger(hex, 16).toByteArray();
        assertThatThrownBy(() -> StrictJson.parse(bytes)).isInstanceOf(MalformedBody.class);
    }

    @Test
    void a_missing_body_is_refused() {
        assertThatThrownBy(() -> StrictJson.parse(null)).isInstanceOf(MalformedBody.class);
    }

    @Test
    void nesting_ends_at_200_levels() {
        assertThat(parse("[".repeat(200) + "]".repeat(200)).isArray()).isTrue();
        assertThatThrownBy(() -> parse("[".repeat(201) + "]".repeat(201))).hasMessageContaining("deeper than 200");
        assertThatThrownBy(() -> parse("[".repeat(5_000_000))).isInstanceOf(MalformedBody.class);
    }

    @Test
    void numbers_keep_their_decimal_value() {
        JsonNode numbers = parse("[0.1, 1.10, 1e2, 9223372036854775808, -3, 0.30000000000000004]");
        assertThat(numbers.get(0).decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(numbers.get(1).decimalValue()).isEqualTo(new BigDecimal("1.10"));
        assertThat(numbers.get(3).bigIntegerValue()).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(numbers.get(4).intValue()).isEqualTo(-3);
        assertThat(numbers.get(5).decimalValue()).isEqualTo(new BigDecimal("0.30000000000000004"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e999999999",
                "1e99999999999999999999",
                "1e-999999999",
                "1e-400",
                "0e999999999"
            })
    void numbers_beyond_a_double_are_absurd(String number) {
        assertThat(StrictJson.isAbsurd(parse(number))).isTrue();
    }

    @Test
    void numbers_of_very_many_digits_are_absurd() {
        assertThat(StrictJson.isAbsurd(parse("9".repeat(400)))).isTrue();
        assertThat(StrictJson.isAbsurd(parse("0." + "3".repeat(5_000_000)))).isTrue();
        assertThat(StrictJson.isAbsurd(parse("9".repeat(100)))).isFalse();
        assertThat(StrictJson.isAbsurd(parse("1.7976931348623157e308"))).isFalse();
        assertThat(StrictJson.isAbsurd(parse("4.9e-324"))).isFalse();
        assertThat(StrictJson.isAbsurd(parse("7"))).isFalse();
    }

    @Test
    void every_kind_of_value_is_read() {
        assertThat(parse(" {\"a\":[true,false,null,\"\\u00e4\",{}]}\n ").toString())
                .isEqualTo("{\"a\":[true,false,null,\"ä\",{}]}");
    }

    private static JsonNode parse(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
