package org.llmmarket.publishing.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlindStepsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(|)",
                "(?:|)",
                "(?:a?|b?)",
                "(?:a*|b)?(?:)?",
                "(?i:|)",
                "(?>)?",
                "(?=a|)?",
                "(?<!a)?",
                "^?",
                "$??",
                "\\b?",
                "\\b{g}?",
                "()\\1?",
                "(?:\\0141?|)",
                "(?:\\x61?|)",
                "(?:\\x{61}?|)",
                "(?:\\u0061?|)",
                "(?:\\ud83d\\ude00?|)",
                "(?:\ud83d\ude00?|)",
                "(?:\\pL?|)",
                "(?:\\p{L}?|)",
                "(?:\\c(?|)",
                "(?:\\Qa\\E?|)",
                "(?:\\Q1\\E?|)",
                "(?:\\c\\Q|\\E|)",
                "(?:[\\c]]?|)",
                "(?:[\\]]?|)",
                "(?:[a[b]&&[^c]]?|)",
                "(?x: # (\n|)",
                "(?:[]](?:|)[]]|)",
            })
    void what_can_match_nothing_in_two_ways_doubles_the_steps_with_each_turn(String twofold) {
        assertThat(Pattern.compile(twofold.repeat(30)).pattern()).isNotEmpty();
        assertThat(BlindSteps.of(twofold.repeat(30))).isGreaterThan(500_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "a?",
                "[a-z]*",
                "(a|b|c)",
                "(a|b)*",
                "(\\.[a-z]+)?",
                "(?:a+b?)+",
                "(?=.*\\d)",
                "(?<!ab?)",
                "(?i)a",
                "\\Q(|)\\E",
                "[(|)]?",
                "\\(|\\)",
                "\\p{L}{3,}",
                "\\x{61}+?",
                "\\u0061?",
                "a{0,1000000}",
            })
    void what_matches_nothing_in_one_way_does_not(String simple) {
        assertThat(Pattern.compile(simple.repeat(30)).pattern()).isNotEmpty();
        assertThat(BlindSteps.of(simple.repeat(30))).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:(?:(){1000}){1000}){1000}){1000}",
                "^{2000000000}",
                "a{2}{2000000000}",
                "(?i){2000000000}",
                "(?<=$a{0,2000000000})",
                "(?<=$a*)",
                "(?c)a",
            })
    void what_is_repeated_for_ever_at_one_place_takes_very_many_steps(String pattern) {
        assertThat(Pattern.compile(pattern).pattern()).isNotEmpty();
        assertThat(BlindSteps.of(pattern)).isGreaterThan(500_000_000);
    }

    @Test
    void loops_in_loops_take_more_steps_with_each() {
        assertThat(BlindSteps.of("(?:".repeat(20) + "a" + ")*".repeat(20))).isGreaterThan(1_000_000);
        assertThat(BlindSteps.of("(?:".repeat(20) + "a" + ")+".repeat(20))).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "[", "[^", "\\", "a{", "a{1", "*", "(?", "(?<", "(?<=", "\\x{", "\\p", "\\c", "\\Q", "\\k"
            })
    void what_is_no_expression_does_no_harm(String pattern) {
        assertThat(BlindSteps.of(pattern)).isPositive();
        assertThat(BlindSteps.of(pattern + "a")).isPositive();
    }

    @Test
    void what_is_nested_too_deep_is_not_counted() {
        assertThat(BlindSteps.of("(".repeat(100_000))).isEqualTo(PatternPart.MOST);
    }
}
