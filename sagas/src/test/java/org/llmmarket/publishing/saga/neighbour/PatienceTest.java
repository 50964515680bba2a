package org.llmmarket.publishing.saga.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.PAUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.REFUSED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class PatienceTest {

    private final NeighbourAway no = new NeighbourAway(REFUSED, "It says no.");
    private final NeighbourAway down = new NeighbourAway(GONE, "It is gone.").whileDown();
    private final NeighbourAway paused = new NeighbourAway(PAUSED, "Not asked.").whileDown();
    private final Patience patience = new Patience(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4)), 5);

    @Test
    void tries_come_at_doubling_delays_and_are_recorded() {
        assertThat(patience.after(work(1, 0), no, "recorded"))
                .isEqualTo(WorkOutcome.again(Duration.ofSeconds(1), "recorded"));
        assertThat(patience.after(work(4, 0), no)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(4)));
    }

    @Test
    void who_is_there_for_others_is_not_asked_for_ever() {
        assertThat(patience.after(work(5, 0), no, "recorded")).isEqualTo(WorkOutcome.parked("It says no."));
        assertThat(patience.after(work(5, 0), new NeighbourAway(GONE, "It hung up.")))
                .isEqualTo(WorkOutcome.parked("It hung up."));
    }

    @Test
    void tries_that_were_cut_off_do_not_count() {
        assertThat(patience.after(work(7, 3), no)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(4)));
        assertThat(patience.after(work(8, 3), no)).isEqualTo(WorkOutcome.parked("It says no."));
    }

    @Test
    void tries_before_it_became_work_count() {
        assertThat(patience.after(work(3, 0), 1, no)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(4)));
        assertThat(patience.after(work(4, 0), 1, no)).isEqualTo(WorkOutcome.parked("It says no."));
    }

    @Test
    void who_is_down_for_everybody_is_waited_for_and_uses_up_no_try() {
        assertThat(patience.after(work(1, 0), down, "recorded"))
                .isEqualTo(WorkOutcome.anew(Duration.ofSeconds(1), "recorded"));
        assertThat(patience.after(work(500, 498), down)).isEqualTo(WorkOutcome.anew(Duration.ofSeconds(2)));
    }

    @Test
    void of_many_tries_in_vain_ever_fewer_are_told() {
        List<Integer> told = IntStream.rangeClosed(1, 720)
                .filter(attempt -> !patience.after(work(attempt, attempt - 1), down, "recorded")
                        .commands()
                        .isEmpty())
                .boxed()
                .toList();

        assertThat(told).containsExactly(1, 2, 3, 4, 8, 16, 32, 64, 128, 256, 512);
    }

    @Test
    void who_was_not_asked_has_not_failed_and_says_once_that_it_waits() {
        assertThat(patience.after(work(1, 0), paused, "recorded"))
                .isEqualTo(WorkOutcome.anew(Duration.ofSeconds(1), "recorded"));
        assertThat(patience.after(work(2, 0), paused, "recorded")).isEqualTo(WorkOutcome.later(Duration.ofSeconds(1)));
    }

    private static Work work(int attempt, int forgiven) {
        return new Work("some", "k", Map.of(), Instant.EPOCH, attempt, forgiven, false);
    }
}
