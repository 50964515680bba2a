package org.llmmarket.publishing.saga.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.PAUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.REFUSED;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.work.WorkOutcome;

class PatienceTest {

    private final NeighbourAway no = new NeighbourAway(REFUSED, "It says no.");
    private final Patience patience = new Patience(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4)), 5);

    @Test
    void tries_come_at_doubling_delays_and_are_recorded() {
        assertThat(patience.after(1, no, "recorded")).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1), "recorded"));
        assertThat(patience.after(4, no)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(4)));
    }

    @Test
    void who_is_there_for_others_is_not_asked_for_ever() {
        assertThat(patience.after(5, no, "recorded")).isEqualTo(WorkOutcome.parked("It says no."));
        assertThat(patience.after(5, new NeighbourAway(GONE, "It hung up.")))
                .isEqualTo(WorkOutcome.parked("It hung up."));
    }

    @Test
    void who_is_down_for_everybody_is_waited_for_and_uses_up_no_try() {
        NeighbourAway down = new NeighbourAway(GONE, "It is gone.").whileDown();

        assertThat(patience.after(1, down, "recorded")).isEqualTo(WorkOutcome.anew(Duration.ofSeconds(1), "recorded"));
        assertThat(patience.after(5, down, "recorded")).isEqualTo(WorkOutcome.anew(Duration.ofSeconds(4)));
    }

    @Test
    void who_was_not_asked_has_not_failed() {
        assertThat(patience.after(1, new NeighbourAway(PAUSED, "Not asked.").whileDown()))
                .isEqualTo(WorkOutcome.later(Duration.ofSeconds(1)));
    }
}
