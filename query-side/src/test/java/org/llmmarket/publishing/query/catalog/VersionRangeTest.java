package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.semver.SemVer;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "^1.2, 1.2.0 1.9.9, 1.1.9 2.0.0 1.3.0-rc.1",
        "~1.2.3, 1.2.3 1.2.9, 1.3.0 1.2.2",
        "1.x, 1.0.0 1.9.0, 2.0.0 0.9.0",
        "1, 1.0.0 1.9.0, 2.0.0",
        "*, 0.0.1 99.0.0, 1.0.0-rc.1",
        "x, 0.0.1 99.0.0, 1.0.0-rc.1",
        "~x, 0.0.1 99.0.0, 1.0.0-rc.1",
        ">=1.0.0 <2, 1.0.0 1.9.9, 2.0.0 0.9.9",
        "1.2 - 2, 1.2.0 2.9.9, 1.1.9 3.0.0",
        "1.2 - x, 1.2.0 99.0.0, 1.1.9",
        "x - 2, 0.0.1 2.9.0, 3.0.0",
        "x - x, 0.0.1 99.0.0, 1.0.0-rc.1",
        "1 || 3, 1.5.0 3.0.0, 2.0.0",
        "=1.2.3, 1.2.3, 1.2.4",
        "v1.2.3, 1.2.3, 1.2.4",
        "^1.2.3-rc.1, 1.2.3-rc.2 1.3.0, 1.3.0-rc.1",
    })
    void a_range_contains_what_npm_would(String range, String inside, String outside) {
        VersionRange parsed = VersionRange.parse(range).orElseThrow();

        assertThat(inside.split(" ", -1)).allSatisfy(version -> assertThat(parsed.contains(SemVer.of(version)))
                .as(version)
                .isTrue());
        assertThat(outside.split(" ", -1)).allSatisfy(version -> assertThat(parsed.contains(SemVer.of(version)))
                .as(version)
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest", "||", "1 ||", "^", ">=", "1.2.3.4", "[1,2)", "^1 garbage", "01.2", "^9999999999"})
    void anything_else_is_no_range(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
    }

    @Test
    void what_is_too_long_is_no_range() {
        assertThat(VersionRange.parse("1" + " || 1".repeat(100))).isEmpty();
    }

    @Test
    void numbers_without_bounds_lie_in_no_range() {
        assertThat(VersionRange.parse("*").orElseThrow().contains(SemVer.of("99999999999.0.0")))
                .isFalse();
    }
}
