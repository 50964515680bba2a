package org.llmmarket.publishing.contract.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "1.2.3",
                "10.20.30",
                "1.1.2-prerelease+meta",
                "1.1.2+meta",
                "1.1.2+meta-valid",
                "1.0.0-alpha",
                "1.0.0-alpha.beta.1",
                "1.0.0-alpha0.valid",
                "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
                "1.0.0-0A.is.legal",
                "2.0.0+build.0001",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
                "1.2.3----R-S.12.9.1--.12",
                "99999999999999999999999.999999999999999999.99999999999999999",
                "1.0.0--",
                "1.0.0-0"
            })
    void a_version_reads_back_as_it_was_written(String text) {
        assertThat(SemVer.parse(text)).get().asString().isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "v1.2.3",
                " 1.2.3",
                "1.2.3 ",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3-a_b",
                "1.2.3+",
                "1.2.3+a+b",
                "1.2.3+ä",
                "-1.2.3",
                "1.2.-3",
                "1.2.3-é",
                "٣.1.0",
                "1.x.0",
                "1.2.3\n"
            })
    void what_is_not_strictly_a_version_is_refused(String text) {
        assertThat(SemVer.parse(text)).isEmpty();
        assertThatThrownBy(() -> SemVer.of(text))
                .isInstanceOf(InvalidSemVer.class)
                .message()
                .isNotBlank();
    }

    @Test
    void a_version_has_at_most_256_characters() {
        String longest = "1.0.0-" + "a".repeat(250);
        assertThat(SemVer.parse(longest)).isPresent();
        assertThat(SemVer.parse(longest + "a")).isEmpty();
    }

    @Test
    void versions_are_ordered_as_the_standard_says() {
        List<SemVer> ordered = List.of(
                        "0.9.9",
                        "1.0.0-0",
                        "1.0.0-2",
                        "1.0.0-10",
                        "1.0.0-99999999999999999999",
                        "1.0.0--",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-r100",
                        "1.0.0-r2",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.1",
                        "1.10.0",
                        "2.0.0",
                        "10.0.0",
                        "18446744073709551616.0.0")
                .stream()
                .map(SemVer::of)
                .toList();
        List<SemVer> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.sort(SemVer.PRECEDENCE);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void build_metadata_does_not_count_in_the_order_and_stays_visible() {
        SemVer one = SemVer.of("1.0.0+one");
        SemVer other = SemVer.of("1.0.0+other.2");
        assertThat(SemVer.PRECEDENCE.compare(one, other)).isZero();
        assertThat(one).isNotEqualTo(other);
        assertThat(other.build()).containsExactly("other", "2");
        assertThat(other.hasBuild()).isTrue();
        assertThat(other.isPreRelease()).isFalse();
    }

    @Test
    void a_release_is_higher_than_its_candidates() {
        assertThat(SemVer.of("1.0.0").isHigherThan(SemVer.of("1.0.0-rc.1"))).isTrue();
        assertThat(SemVer.of("1.0.0-rc.1").isPreRelease()).isTrue();
    }
}
