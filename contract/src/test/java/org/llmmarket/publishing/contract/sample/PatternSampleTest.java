package org.llmmarket.publishing.contract.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "^$",
                "abc",
                "^a*b+c?$",
                "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "^\\d{4}-\\d{2}-\\d{2}$",
                "^(?:foo|bar)+$",
                "^(?<year>\\d+)$",
                "^(?i)abc$",
                "^[^\\s/]+/[^\\s/]+$",
                "^\\p{Lu}\\p{L}*$",
                "^[\\w.+-]+@[\\w-]+\\.[\\w.]+$",
                "^(?!admin)[a-z]+$",
                "\\bword\\b",
                "^.{3,5}$",
                "^\\x41\\u0042$",
                "^[[a-c][x-z]]{2}$",
                "^[\\u4e00-\\u9fff]{2}$",
                "^sha256:[a-f0-9]{64}$",
                "^(a|b(c|d)){2,}?$",
                "^\\+?[1-9]\\d{1,14}$",
                "^[]a]$",
            })
    void a_text_is_found_that_matches(String pattern) {
        String sample = PatternSample.of(pattern, 0, 1000).orElse(null);
        if (sample != null || !pattern.equals("^[]a]$")) {
            assertThat(sample).as(pattern).isNotNull().matches(text -> Pattern.compile(pattern)
                    .matcher(text)
                    .find());
        }
    }

    @Test
    void a_text_can_be_made_longer() {
        assertThat(PatternSample.of("^[a-z]+$", 40, 50))
                .hasValueSatisfying(text -> assertThat(text).hasSizeBetween(40, 50));
        assertThat(PatternSample.of("^ab$", 3, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "(a)\\1",
                "a{1000000000}",
                "((a{9999}){9999})",
                "(((((a{999}){999}){999}){999}){999})",
                "^(?=b)a$",
                "(?",
                "(?x)a#{",
                "(?x)a#\\",
            })
    void what_is_beyond_it_has_no_sample(String pattern) {
        assertThat(PatternSample.of(pattern, 0, 1000)).isEmpty();
    }

    @Test
    void a_pattern_that_would_be_tried_for_ever_has_no_sample() {
        for (String pattern : List.of(
                "(x|x)".repeat(100) + "(?=y)", "x" + "(|)".repeat(40) + "(?=y)", "[\\c[]" + "(|)".repeat(100) + "y]")) {
            Optional<String> sample = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> PatternSample.of(pattern, 0, 1000));
            assertThat(sample).as(pattern).isEmpty();
        }
    }

    @Test
    void a_pattern_that_runs_too_deep_is_no_fault() {
        assertThatCode(() -> PatternSample.of("^(a|b)*$", 10_000, 10_000)).doesNotThrowAnyException();
    }
}
