package org.llmmarket.publishing.saga.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.PAUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.REFUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.SLOW;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.WRONG;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;

class BreakerTest {

    private static final Health WELL = new Health(Health.State.HEALTHY, "It answers.");

    private final Breaker breaker = new Breaker("The neighbour", 3, Duration.ofMillis(100));

    @Test
    void a_neighbour_that_answers_is_called_as_often_as_wanted() {
        assertThat(breaker.call("read", () -> "yes")).isEqualTo("yes");
        assertThat(breaker.admits(8)).isEqualTo(8);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    void one_that_fails_several_times_in_a_row_is_left_alone() {
        assertThat(fail(GONE).isDown()).isFalse();
        assertThat(fail(SLOW).isDown()).isFalse();
        assertThat(fail(GONE).isDown()).as("the last straw").isTrue();

        assertThat(breaker.admits(8)).isZero();
        NeighbourAway away = fail(GONE);
        assertThat(away.kind()).isEqualTo(PAUSED);
        assertThat(away.isDown()).isTrue();
        assertThat(away.detail()).startsWith("The neighbour failed several times");
    }

    @Test
    void one_that_says_no_is_there() {
        for (int i = 0; i < 10; i++) {
            assertThat(fail(REFUSED).isDown()).isFalse();
        }
        assertThat(breaker.isClosed()).isTrue();
        assertThat(health()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void one_call_finds_out_that_it_is_back_for_all() {
        open();

        await().pollInterval(Duration.ofMillis(10)).until(() -> breaker.admits(8) == 1);
        assertThat(breaker.state()).isEqualTo("half_open");
        breaker.call("read", () -> "yes");

        assertThat(breaker.admits(8)).isEqualTo(8);
    }

    @Test
    void pauses_stay_short_however_long_it_is_away() {
        open();
        for (int trial = 0; trial < 5; trial++) {
            await().atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> breaker.admits(8) == 1);
            assertThat(fail(GONE).isDown()).isTrue();
        }
    }

    @Test
    void an_answer_that_comes_after_its_trial_was_given_up_counts_all_the_same() {
        breaker.call("read", () -> {
            open();
            return "late";
        });

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void a_fault_of_our_own_says_nothing_about_the_neighbour() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> breaker.call("write", () -> {
                        throw new IllegalStateException("ours");
                    }))
                    .hasMessage("ours");
        }
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void health_tells_slow_from_gone_and_looks_at_the_calls_that_matter() {
        assertThat(health()).isEqualTo(Health.State.HEALTHY);
        assertThat(health(SLOW)).isEqualTo(Health.State.DEGRADED);
        assertThat(health(GONE)).isEqualTo(Health.State.UNHEALTHY);

        open();

        assertThat(health()).isEqualTo(Health.State.DEGRADED);
        assertThat(health(SLOW)).isEqualTo(Health.State.UNHEALTHY);
    }

    @Test
    void an_operation_that_fails_is_seen_however_well_the_others_go() {
        fail(WRONG);
        breaker.call("read", () -> "yes");

        assertThat(breaker.health(() -> WELL))
                .isEqualTo(new Health(Health.State.DEGRADED, "It answers, but failed at this: write."));
        assertThat(breaker.isClosed()).isTrue();

        breaker.call("write", () -> "yes");

        assertThat(health()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void what_it_fails_to_do_without_a_call_is_seen_and_keeps_nobody_from_calling() {
        for (int i = 0; i < 5; i++) {
            breaker.failed("tell");
        }

        assertThat(health()).isEqualTo(Health.State.DEGRADED);
        assertThat(breaker.isClosed()).isTrue();

        breaker.answered("tell");

        assertThat(health()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void one_that_says_itself_that_it_is_not_well_is_believed() {
        Health unwell = new Health(Health.State.DEGRADED, "It says so.");

        assertThat(breaker.health(() -> unwell)).isEqualTo(unwell);
    }

    @Test
    void one_that_says_no_to_what_it_failed_at_is_well_again() {
        fail(GONE);
        fail(REFUSED);

        assertThat(health()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void one_that_is_back_is_well_again_and_called_as_often_as_wanted_also_when_nobody_called_it() {
        Breaker forgetful = new Breaker("The neighbour", 1, Duration.ofMillis(100), Duration.ofMillis(200));
        assertThatThrownBy(() -> forgetful.call("write", () -> {
                    throw new NeighbourAway(GONE, "It is gone.");
                }))
                .isInstanceOf(NeighbourAway.class);
        assertThat(forgetful.isClosed()).isFalse();

        await().until(() -> forgetful.health(() -> WELL).status() == Health.State.HEALTHY);

        assertThat(forgetful.admits(8)).isEqualTo(8);
    }

    @Test
    void nobody_s_breaker_never_opens() {
        Breaker none = Breaker.none();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> none.call("write", () -> {
                        throw new NeighbourAway(GONE, "It is gone.");
                    }))
                    .isInstanceOf(NeighbourAway.class);
        }
        assertThat(none.admits(4)).isEqualTo(4);
        assertThat(none.isClosed()).isTrue();
    }

    private Health.State health() {
        return breaker.health(() -> WELL).status();
    }

    private Health.State health(NeighbourAway.Kind kind) {
        return breaker.health(() -> {
                    throw new NeighbourAway(kind, "It is " + kind + ".");
                })
                .status();
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            fail(GONE);
        }
        assertThat(breaker.isClosed()).isFalse();
    }

    private NeighbourAway fail(NeighbourAway.Kind kind) {
        return catchThrowableOfType(
                NeighbourAway.class,
                () -> breaker.call("write", () -> {
                    throw new NeighbourAway(kind, "It is " + kind + ".");
                }));
    }
}
