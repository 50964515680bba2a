package org.llmmarket.publishing.sandbox.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "15m, 2026-03-31T11:45:00Z",
        "24h, 2026-03-30T12:00:00Z",
        "7d, 2026-03-24T12:00:00Z",
        "1 week, 2026-03-24T12:00:00Z",
        "LAST_24_HOURS, 2026-03-30T12:00:00Z",
        "PT1H, 2026-03-31T11:00:00Z",
        "P1M, 2026-02-28T12:00:00Z",
        "'', 1970-01-01T00:00:00Z"
    })
    void a_range_goes_back_from_now(String range, Instant begin) {
        assertThat(TimeRange.begin(range, NOW)).isEqualTo(begin);
    }

    @Test
    void what_is_no_range_is_declined() {
        assertThatThrownBy(() -> TimeRange.begin("a while", NOW)).isInstanceOf(Declined.class);
    }
}
