package org.llmmarket.publishing.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.query.history.Audience;

class RoundsTest {

    private static final long HEAD = 100;
    private static final LiveEvent EVENT = new LiveEvent(
            new Audience(new AccountId("acme"), ComplianceLevel.PUBLIC, true),
            "data: {}\n\n".getBytes(StandardCharsets.UTF_8));

    private final List<Listener> listeners = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();
    private final Rounds rounds = new Rounds(position -> position >= HEAD, this::after);
    private boolean isAway;

    @Test
    void who_is_behind_holds_up_nobody_and_catches_up_in_turn() {
        List<Line> behind = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            behind.add(tuneIn(HEAD - 3));
        }
        Line live = tuneIn(HEAD);

        assertThat(rounds.next(listeners)).isTrue();
        assertThat(live.events).isEqualTo(1);
        assertThat(read)
                .as("for those behind")
                .filteredOn(position -> position < HEAD)
                .hasSizeLessThan(10);

        for (int i = 0; i < 15; i++) {
            rounds.next(listeners);
        }
        assertThat(behind).allMatch(line -> line.events == 4);
        assertThat(rounds.next(listeners)).isFalse();
    }

    @Test
    void who_does_not_read_takes_no_turn() {
        for (int i = 0; i < 30; i++) {
            tuneIn(HEAD - 1).hasRoom = false;
        }
        Line behind = tuneIn(HEAD - 1);

        rounds.next(listeners);

        assertThat(behind.events).isEqualTo(1);
    }

    @Test
    void of_those_who_leave_too_much_untaken_the_one_that_leaves_most_comes_back_later() {
        Line slow = tuneIn(HEAD - 1);
        Line slower = tuneIn(HEAD - 1);
        Line live = tuneIn(HEAD);
        slow.held = 40 << 20;
        slower.held = 41 << 20;
        live.held = 42 << 20;

        assertThat(rounds.next(listeners)).isTrue();
        assertThat(slower.isOpen()).isFalse();
        assertThat(slow.isOpen()).isTrue();
        assertThat(live.isOpen()).isTrue();
        assertThat(slow.events).as("before there is room").isZero();

        listeners.removeIf(Listener::hasGone);
        rounds.next(listeners);

        assertThat(slow.isOpen()).isTrue();
        assertThat(slow.events).isEqualTo(1);
    }

    @Test
    void what_was_read_for_one_alone_counts_until_it_is_taken() {
        Line late = tuneIn(HEAD - 1);
        rounds.next(listeners);
        assertThat(late.events).isEqualTo(1);
        late.held = 65 << 20;

        rounds.next(listeners);

        assertThat(late.isOpen()).isFalse();
    }

    @Test
    void while_the_log_cannot_be_read_others_hear_what_is_at_hand() {
        Line behind = tuneIn(HEAD - 1);
        Line live = tuneIn(HEAD);
        isAway = true;

        assertThat(rounds.next(listeners)).isTrue();
        assertThat(live.events).isEqualTo(1);

        isAway = false;
        rounds.next(listeners);
        assertThat(behind.events).as("missed nothing").isEqualTo(1);
    }

    @Test
    void a_connection_that_breaks_is_ended_and_nobody_elses() {
        Line broken = tuneIn(HEAD);
        Line live = tuneIn(HEAD);
        broken.isBroken = true;

        rounds.next(listeners);

        assertThat(broken.isOpen()).isFalse();
        assertThat(live.events).isEqualTo(1);
    }

    private Line tuneIn(long position) {
        Line line = new Line();
        listeners.add(new Listener(Caller.ANONYMOUS, () -> true, line, position, Duration.ofHours(1)));
        line.events = 0;
        return line;
    }

    /** One event at each position up to the head. */
    private LivePage after(long position) {
        if (isAway && position < HEAD) {
            throw new IllegalStateException("no database");
        }
        read.add(position);
        return position > HEAD ? new LivePage(List.of(), position) : new LivePage(List.of(EVENT), position + 1);
    }

    /** Counts what was sent. */
    private static final class Line implements Connection {

        private int events;
        private int held;
        private boolean hasRoom = true;
        private boolean isBroken;
        private boolean open = true;

        @Override
        public boolean hasRoom() {
            return open && hasRoom;
        }

        @Override
        public void send(List<byte[]> frames) {
            if (isBroken) {
                throw new IllegalStateException("broken");
            }
            events += frames.size();
        }

        @Override
        public int held() {
            return held;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void end() {
            open = false;
        }
    }
}
