package org.llmmarket.publishing.command.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.contract.semver.SemVer;

/** Versions are written with a mark: {@code !} active, {@code ?} on its way, {@code -} over, and none for one that failed. */
class LineageTest {

    @ParameterizedTest(name = "{1} after {0}")
    @CsvSource(nullValues = "none", textBlock = """
            1.2.3!,                 1.2.4,      none
            1.2.3!,                 1.2.3,      1.2.4
            1.2.3!,                 1.2.2,      1.2.4
            1.2.3!,                 1.2.3-rc.1, 1.2.4
            1.2.3!,                 1.3.0-rc.1, none
            1.3.0-rc.1?,            1.3.0-beta, 1.3.0
            1.0.0! 1.1.0!,          1.0.1,      1.1.1
            1.2.3! 2.0.0!,          1.2.4,      none
            1.2.3! 2.0.0!,          1.3.0,      none
            1.2.3! 2.0.0!,          1.2.3,      1.2.4
            1.2.3! 2.0.0!,          2.0.1,      none
            1.2.3! 2.0.0-rc.1?,     1.2.4,      none
            1.2.3! 1.2.5 2.0.0!,    1.2.4,      1.2.6
            1.2.3- 2.0.0!,          1.2.4,      2.0.1
            1.2.3? 2.0.0?,          1.2.4,      2.0.1
            1.0.0! 3.0.0!,          2.0.0,      3.0.1
            0.1.2! 0.2.0!,          0.1.3,      none
            0.1.2! 0.2.0!,          0.1.2,      0.1.3
            0.1.2- 0.2.0!,          0.1.3,      0.2.1
            0.9.0! 1.0.0!,          0.9.1,      none
            0.9.0! 1.0.0!,          0.10.0,     1.0.1
            10.0.0!,                9.0.0,      10.0.1
            99999999999999999999.0.0!, 99999999999999999998.9.9, 99999999999999999999.0.1
            """)
    void a_version_is_higher_than_all_before_it_in_its_line(String versions, String number, String leastAllowed) {
        Lineage lineage = lineage(versions);

        assertThat(lineage.obstacle(SemVer.of(number)).isPresent()).isEqualTo(leastAllowed != null);
        assertThat(lineage.allowed(SemVer.of(number))).hasToString(leastAllowed == null ? number : leastAllowed);
    }

    @ParameterizedTest(name = "{1} after {0}")
    @CsvSource(nullValues = "none", textBlock = """
            1.0.0! 1.1.0?,          1.2.0, 1.1.0
            1.0.0! 1.1.0,           1.2.0, 1.0.0
            1.0.0- 1.1.0-,          2.0.0, 1.1.0
            1.2.3! 2.0.0!,          1.2.4, 1.2.3
            1.2.3! 2.0.0!,          2.1.0, 2.0.0
            1.0.0! 2.0.0-rc.1!,     2.0.0, 1.0.0
            1.0.0,                  1.0.1, none
            2.0.0-rc.1!,            2.0.0, none
            """)
    void a_version_follows_the_highest_release_below_it_that_consumers_have_or_are_about_to_get(
            String versions, String number, String base) {
        assertThat(lineage(versions).base(SemVer.of(number)).map(SemVer::toString))
                .isEqualTo(Optional.ofNullable(base));
    }

    @ParameterizedTest(name = "{2} from {1} of {0}")
    @CsvSource({
        "1.2.3!, 1.2.3, NONE, 1.2.4",
        "1.2.3!, 1.2.3, PATCH, 1.2.4",
        "1.2.3!, 1.2.3, MINOR, 1.3.0",
        "1.2.3!, 1.2.3, MAJOR, 2.0.0",
        "1.2.3! 1.2.4, 1.2.3, PATCH, 1.2.5",
        "1.2.3! 1.3.0, 1.2.3, MINOR, 1.3.1",
        "1.2.3! 1.3.0-rc.1?, 1.2.3, MINOR, 1.3.0",
        "1.2.3! 2.0.0!, 1.2.3, MINOR, 1.3.0",
        "1.2.3! 2.4.0!, 1.2.3, MAJOR, 3.0.0",
        "0.1.2!, 0.1.2, MINOR, 0.2.0",
        "0.1.2! 0.2.0!, 0.1.2, MINOR, 0.3.0",
        "0.1.2! 1.0.0!, 0.1.2, MAJOR, 2.0.0"
    })
    void the_least_honest_number_may_come_next(String versions, String base, Bump required, String least) {
        assertThat(lineage(versions).least(SemVer.of(base), required)).hasToString(least);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, MAJOR, MAJOR",
        "1.0.0, PATCH, PATCH",
        "0.1.0, MAJOR, MINOR",
        "0.1.0, MINOR, PATCH",
        "0.1.0, PATCH, PATCH",
        "0.1.0, NONE, NONE"
    })
    void below_one_a_break_asks_for_minor_and_an_addition_for_patch(String from, Bump asked, Bump required) {
        assertThat(Step.required(SemVer.of(from), asked)).isEqualTo(required);
    }

    @Test
    void a_step_is_as_large_as_the_first_number_that_moves() {
        assertThat(Step.given(SemVer.of("1.2.3"), SemVer.of("1.2.9"))).isEqualTo(Bump.PATCH);
        assertThat(Step.given(SemVer.of("1.2.3"), SemVer.of("1.9.0"))).isEqualTo(Bump.MINOR);
        assertThat(Step.given(SemVer.of("1.2.3"), SemVer.of("3.0.0"))).isEqualTo(Bump.MAJOR);
        assertThat(Step.given(SemVer.of("0.9.0"), SemVer.of("1.0.0"))).isEqualTo(Bump.MAJOR);
    }

    private static Lineage lineage(String versions) {
        return new Lineage(
                Stream.of(versions.split(" ", -1)).map(LineageTest::release).toList());
    }

    private static Release release(String written) {
        char mark = written.charAt(written.length() - 1);
        boolean isMarked = Arrays.asList('!', '?', '-').contains(mark);
        SemVer number = SemVer.of(isMarked ? written.substring(0, written.length() - 1) : written);
        return new Release(number, isMarked && !number.isPreRelease(), mark == '!');
    }
}
