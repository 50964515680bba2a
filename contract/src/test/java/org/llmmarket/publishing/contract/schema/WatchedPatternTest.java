package org.llmmarket.publishing.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WatchedPatternTest {

    private static final int MOST_LOOKS = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "^[a-z0-9]+(?:-[a-z0-9]+)*$ a-service-1",
                "^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12})$ 3f2b1c9e-8d47-4e6a-9b05-6c1d2e3f4a5b",
                "^(?=.*\\d)(?=.*[A-Z])(?=.*[a-z])(?!.*(.)\\1\\1).{8,64}$ Passw0rds",
                "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$ 192.0.2.1",
                "^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|::)$ 2001:db8::1",
                "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$ P1Y2M3DT4H5M6.7S",
                "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$ 1.2.3-rc.1+build",
                "(^auto$)|(^3gp$)|(^asf$)|(^avi$)|(^divx$)|(^flv$)|(^mkv$)|(^mov$)|(^mp4$)|(^mpeg$)|(^mpeg-ps$)|(^mxf$)|(^ogg$)|(^wav$) wav",
                "\\Qa.b\\E a.b",
            })
    void an_expression_of_honest_people_costs_its_looks_only(String pattern, String text) {
        assertThat(BlindSteps.of(pattern)).isLessThan(100);
        assertThat(finds(pattern, text)).isTrue();
        assertThat(finds(pattern, "\n" + text.substring(1))).isFalse();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("x" + "(|)".repeat(40) + "(?=y)", "x"),
                Arguments.of("(a?|b?)".repeat(40) + "(?=y)", "x"),
                Arguments.of("(?:)?".repeat(40) + "(?=y)", ""),
                Arguments.of("^?".repeat(40) + "(?=y)", "x"),
                Arguments.of("x*" + "(|)".repeat(12) + "\\zy?", "x".repeat(90_000) + "z"),
                Arguments.of("(?:".repeat(30) + "a" + ")*".repeat(30) + "(?=y)", "aaaa"),
                Arguments.of("((((){1000}){1000}){1000}){1000}(?=y)", ""),
                Arguments.of("a{2}{2000000000}(?=y)", "aa"),
                Arguments.of("(?<=$.{0,90000})y", "y".repeat(90_000)),
                Arguments.of("(?<=$x*)y", "y".repeat(90_000)),
                Arguments.of("^((aa?)+)+$", "a".repeat(90) + "!"),
                Arguments.of("^(a|b)*$", "a".repeat(90_000)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void an_expression_that_would_be_tried_for_ever_is_given_up(String pattern, String text) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(8), () -> assertThatThrownBy(() -> finds(pattern, text))
                .isInstanceOf(CheckAbandoned.class));
    }

    @Test
    void a_turn_that_matches_nothing_is_the_last_one() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(8), () -> assertThat(finds("x((|){40}){40}(?=y)", "x"))
                .isFalse());
    }

    @Test
    void steps_without_a_look_are_told_as_looks() {
        String pattern = "(|)".repeat(10);
        assertThat(told(pattern + "x", "x")).isGreaterThan(10);
        assertThat(told("x", "x")).isEqualTo(1);
    }

    @Test
    void what_is_no_expression_or_nested_too_deep_is_not_read() {
        assertThatThrownBy(() -> WatchedPattern.of("(")).isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> finds("(".repeat(300) + ")".repeat(300), "")).isInstanceOf(CheckAbandoned.class);
    }

    private static boolean finds(String pattern, String text) {
        AtomicInteger looks = new AtomicInteger();
        return WatchedPattern.of(pattern).isFoundIn(text, () -> {
            if (looks.incrementAndGet() > MOST_LOOKS) {
                throw new CheckAbandoned();
            }
        });
    }

    private static int told(String pattern, String text) {
        AtomicInteger looks = new AtomicInteger();
        WatchedPattern.of(pattern).isFoundIn(text, looks::incrementAndGet);
        return looks.get();
    }
}
