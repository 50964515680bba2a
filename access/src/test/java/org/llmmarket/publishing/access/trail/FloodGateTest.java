package org.llmmarket.publishing.access.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloodGateTest {

    private static final Instant BEGIN = Instant.parse("2026-11-29T08:00:00Z");

    private final FloodGate gate = new FloodGate(3, 5);

    @Test
    void of_one_address_so_many_pass_and_the_rest_is_told_as_a_number_when_the_minute_is_over() {
        for (int i = 0; i < 10; i++) {
            assertThat(gate.admits("one", at(i))).isEqualTo(i < 3);
        }

        assertThat(gate.ended(at(59))).isEmpty();
        assertThat(gate.ended(at(60))).containsExactly(new FloodGate.Flood("one", BEGIN, 7));
        assertThat(gate.ended(at(60))).isEmpty();
        assertThat(gate.admits("one", at(61))).isTrue();
    }

    @Test
    void many_addresses_together_do_not_get_past_it_either() {
        for (int i = 0; i < 8; i++) {
            assertThat(gate.admits("address " + i, at(1))).isEqualTo(i < 5);
        }

        assertThat(gate.ended(at(60))).extracting(FloodGate.Flood::heldBack).containsOnly(1L, 2L);
        assertThat(gate.ended(at(60)).stream()
                        .mapToLong(FloodGate.Flood::heldBack)
                        .sum())
                .isZero();
    }

    @Test
    void it_remembers_no_more_addresses_than_it_has_room_for() {
        FloodGate wide = new FloodGate(1, 100_000);
        for (int i = 0; i < 30_000; i++) {
            wide.admits("address " + i, at(1));
        }

        assertThat(wide.ended(at(60))).singleElement().satisfies(flood -> assertThat(flood.address())
                .isEqualTo(FloodGate.MANY));
    }

    private static Instant at(int seconds) {
        return BEGIN.plus(Duration.ofSeconds(seconds));
    }
}
