package org.llmmarket.publishing.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DriftWatchTest {

    @Test
    void a_check_is_due_at_its_time_of_the_day_until_the_next_one_is() {
        LocalTime three = LocalTime.of(3, 0);

        assertThat(DriftWatch.lastDue(Instant.parse("2026-11-23T02:59:59Z"), three))
                .isEqualTo("2026-11-22T03:00:00Z");
        assertThat(DriftWatch.lastDue(Instant.parse("2026-11-23T03:00:00Z"), three))
                .isEqualTo("2026-11-23T03:00:00Z");
    }

    @Test
    void a_wrong_setting_is_refused_in_words() {
        assertThat(new DriftSettings("off", 1).time()).isEmpty();
        assertThatThrownBy(() -> new DriftSettings("at night", 1)).hasMessageContaining("write 03:00, or off");
        assertThatThrownBy(() -> new DriftSettings("03:00", 0)).hasMessageContaining("give 1 or more");
    }
}
