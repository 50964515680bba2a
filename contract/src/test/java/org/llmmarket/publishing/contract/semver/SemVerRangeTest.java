package org.llmmarket.publishing.contract.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerRangeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ^1.2;              1.2.0 1.9.9;                1.1.9 2.0.0 1.3.0-rc.1 1.2.0-rc.1 2.0.0-rc.1
            ^1.2.3;            1.2.3 1.9.0;                1.2.2 2.0.0 1.2.4-beta 2.0.0-0
            ^1;                1.0.0 1.99.0;               0.9.9 2.0.0
            ^1.x;              1.0.0 1.99.0;               0.9.9 2.0.0
            ^0.2.3;            0.2.3 0.2.9;                0.2.2 0.3.0 1.0.0
            ^0.2;              0.2.0 0.2.9;                0.1.9 0.3.0
            ^0.0.3;            0.0.3;                      0.0.2 0.0.4 0.1.0
            ^0.0;              0.0.0 0.0.9;                0.1.0
            ^0.0.x;            0.0.0 0.0.9;                0.1.0
            ^0;                0.0.0 0.9.9;                1.0.0
            ^0.0.0;            0.0.0;                      0.0.1
            ^1.2.3-rc.1;       1.2.3-rc.1 1.2.3-rc.2 1.2.3 1.3.0; 1.2.3-beta 1.3.0-rc.1 2.0.0-rc.1
            ^0.0.3-beta;       0.0.3-beta 0.0.3-pr.2 0.0.3; 0.0.3-alpha 0.0.4
            ^ 1.2;             1.2.0 1.9.9;                2.0.0
            ^ 1.2 ^ 1;         1.2.0 1.9.9;                1.1.0 2.0.0
            ^v1.2.3;           1.2.3 1.3.0;                2.0.0
            ^1.2.3+build.5;    1.2.3 1.3.0;                1.2.2
            ~1.2.3;            1.2.3 1.2.9;                1.2.2 1.3.0 1.2.4-rc
            ~1.2;              1.2.0 1.2.9;                1.1.9 1.3.0
            ~1;                1.0.0 1.9.9;                0.9.9 2.0.0
            ~ 1.2.3;           1.2.9;                      1.3.0
            ~>1.2.3;           1.2.9;                      1.3.0
            ~> 1;              1.9.9;                      2.0.0
            ~0.0.1;            0.0.1 0.0.9;                0.1.0 0.1.0-alpha
            ~v0.5.4-beta;      0.5.4-beta 0.5.4 0.5.5;     0.5.4-alpha 0.5.5-beta
            1.2.3;             1.2.3 1.2.3+build;          1.2.4 1.2.3-rc
            =1.2.3;            1.2.3;                      1.2.4
            = 1.2.3;           1.2.3;                      1.2.4
            v1.2.3;            1.2.3;                      1.2.4
            =v1.2.3;           1.2.3;                      1.2.4
            1.2.3-rc.1;        1.2.3-rc.1;                 1.2.3 1.2.3-rc.2
            1.2.3+a;           1.2.3 1.2.3+b;              1.2.4
            1;                 1.0.0 1.9.9;                0.9.9 2.0.0 2.0.0-rc.1 1.0.0-rc.1
            1.x.x;             1.0.0 1.9.9;                2.0.0
            1.X;               1.9.9;                      2.0.0
            1.*.*;             1.9.9;                      2.0.0
            1.2.x;             1.2.9;                      1.3.0
            1.x.3;             1.0.0 1.9.9;                2.0.0
            *;                 0.0.0 99.0.0;               1.0.0-rc.1
            x;                 0.0.0 99.0.0;               1.0.0-rc.1
            X;                 0.0.0;                      1.0.0-rc.1
            x.1.2;             0.0.0 3.0.0;                1.0.0-rc.1
            ~x;                0.0.0 99.0.0;               1.0.0-rc.1
            ^*;                0.0.0 99.0.0;               1.0.0-rc.1
            >=*;               0.0.0 99.0.0;               1.0.0-rc.1
            <=x;               0.0.0 99.0.0;               1.0.0-rc.1
            =*;                0.0.0 99.0.0;               1.0.0-rc.1
            >1;                2.0.0;                      1.9.9 2.0.0-rc.1
            >1.2;              1.3.0;                      1.2.9 1.3.0-beta
            >1.2.3;            1.2.4;                      1.2.3 1.2.4-rc.1
            >1.2.3-alpha.3;    1.2.3-alpha.7 3.4.5;        3.4.5-alpha.9 1.2.3-alpha.3
            >=1.2;             1.2.0 9.0.0;                1.1.9
            >= 1.2;            1.2.0;                      1.1.9
            >=0.7.x;           0.7.0;                      0.6.2 0.7.0-asdf
            <1;                0.9.9;                      1.0.0 1.0.0-beta
            <1.2;              1.1.9;                      1.2.0 1.2.0-rc
            <0.7.x;            0.6.9;                      0.7.0
            <1.2.3;            1.2.2;                      1.2.3 1.2.3-beta
            <1.2.3-beta;       1.2.3-alpha 1.2.2;          1.2.3-beta 1.2.2-alpha
            <=1;               1.9.9;                      2.0.0
            <=1.2;             1.2.9;                      1.3.0
            <=1.2.3;           1.2.3;                      1.2.4 1.2.3-beta
            >=1.0.0 <2;        1.0.0 1.9.9;                2.0.0 0.9.9
            >= 1.0.0   < 2;    1.0.0 1.9.9;                2.0.0 0.9.9
            >1.0.0 >1.2.0;     1.2.1;                      1.1.0
            ~1.2.1 1.2.3;      1.2.3;                      1.2.1
            1.2 - 2;           1.2.0 2.9.9;                1.1.9 3.0.0
            1.2.3 - 2.3.4;     1.2.3 2.3.4;                1.2.2 2.3.5
            1.2.3 - 2.3;       2.3.9;                      2.4.0
            1 - 2.3.4;         1.0.0 2.3.4;                2.3.5
            v1.2.3 - v2.0.0;   1.2.3 2.0.0;                2.0.1
            1.2.3-pre - 2.4.3-pre; 1.2.3-pre.2 2.4.3-alpha 2.0.0; 2.0.0-pre 2.4.3
            1.2 - x;           1.2.0 99.0.0;               1.1.9
            x - 2;             0.0.0 2.9.0;                3.0.0
            x - x;             0.0.0 99.0.0;               1.0.0-rc.1
            1 || 3;            1.5.0 3.0.0;                2.0.0
            1||3;              1.5.0 3.0.0;                2.0.0
            1.2.7 || >=1.2.9 <2.0.0; 1.2.7 1.2.9 1.4.6;    1.2.8 2.0.0
            1.2 - 1.4 || ~3;   1.4.9 3.9.0;                1.5.0
            ||;                0.0.0 9.0.0;                1.0.0-rc.1
            1 ||;              0.0.0 9.0.0;                1.0.0-rc.1
            <0.0.1 || 2;       0.0.0 2.0.0;                0.0.1
            >=1.0.0-0 <2;      1.0.0-rc.1 1.0.0;           1.1.0-rc.1
            ^99999999999999999999.1; 99999999999999999999.1.0 99999999999999999999.2.0; 100000000000000000000.0.0
            """)
    void a_range_contains_what_npm_would(String range, String inside, String outside) {
        SemVerRange read = SemVerRange.of(range);

        assertThat(Arrays.asList(inside.split(" ", -1)))
                .allSatisfy(version -> assertThat(read.contains(SemVer.of(version)))
                        .as(version)
                        .isTrue());
        assertThat(Arrays.asList(outside.split(" ", -1)))
                .allSatisfy(version -> assertThat(read.contains(SemVer.of(version)))
                        .as(version)
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x", ">*", "<0.0.0-0", ">x 2.x", "<* || >X", ">=2 <1", "1 2"})
    void a_range_may_be_empty(String text) {
        SemVerRange range = SemVerRange.of(text);

        assertThat(new String[] {"0.0.0", "0.0.0-0", "1.0.0", "1.0.0-rc.1", "2.0.0", "99.0.0"})
                .allSatisfy(version ->
                        assertThat(range.contains(SemVer.of(version))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "||", "\t*\n"})
    void what_says_nothing_is_the_range_of_all_releases(String text) {
        assertThat(SemVerRange.of(text).contains(SemVer.of("1.2.3"))).isTrue();
        assertThat(SemVerRange.of(text).contains(SemVer.of("1.2.3-rc.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "^",
                ">=",
                "||>",
                "1.2.3.4",
                "[1,2)",
                "^1 garbage",
                "01.2",
                "1.02",
                ">01.02.03",
                "~1.2.3beta",
                "1.2.3-01",
                "1.2.3-",
                "1.2.3-a..b",
                "1.2.3+",
                "1.x.03",
                "1.2-beta",
                "=>1",
                "==1.2.3",
                "vv1.2.3",
                "1.2.3 -2.0.0",
                "1 - 2 - 3",
                "1.2.3,2.0.0",
                "1.2.3<2",
                "1|2",
                "１.2.3",
                "!1"
            })
    void anything_else_is_no_range(String text) {
        assertThat(SemVerRange.parse(text)).isEmpty();
        assertThatExceptionOfType(InvalidSemVer.class)
                .isThrownBy(() -> SemVerRange.of(text))
                .satisfies(invalid -> assertThat(invalid.getMessage()).isNotBlank());
    }

    @Test
    void what_is_too_long_is_no_range() {
        assertThat(SemVerRange.parse("1" + " || 1".repeat(51))).isPresent();
        assertThat(SemVerRange.parse("1" + " || 1".repeat(52))).isEmpty();
    }
}
