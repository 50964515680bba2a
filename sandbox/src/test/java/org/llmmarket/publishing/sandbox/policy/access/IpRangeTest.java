package org.llmmarket.publishing.sandbox.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "10.0.0.0/8, 2001:db8::1, false",
        "10.0.0.0/8, 10.0.0.0/16, false",
        "10.0.0.0/8, example.com, false"
    })
    void an_address_is_within_a_range_or_not(String range, String address, boolean within) {
        assertThat(IpRange.of(range).orElseThrow().contains(address)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "2001:db8::/129", "10.0.0.256", "10.0.0.0/", "::g"})
    void what_is_no_address_is_no_range(String text) {
        assertThat(IpRange.of(text)).isEmpty();
    }

    @Test
    void an_empty_address_is_within_no_range() {
        assertThat(IpRange.of("0.0.0.0/0").orElseThrow().contains("")).isFalse();
    }
}
