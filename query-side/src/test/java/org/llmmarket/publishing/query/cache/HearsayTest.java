package org.llmmarket.publishing.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearsayTest {

    private final Hearsay hearsay = new Hearsay(2);
    private final List<String> told = new ArrayList<>();

    HearsayTest() {
        hearsay.begins(100);
        hearsay.listen(told::add);
    }

    @Test
    void what_was_read_is_true_until_something_is_heard() {
        long moment = hearsay.moment();
        assertThat(hearsay.isQuietSince("a", moment)).isTrue();

        hearsay.seen("a", "event", 101);

        assertThat(hearsay.isQuietSince("a", moment)).isFalse();
        assertThat(hearsay.isQuietSince("a", hearsay.moment())).isTrue();
        assertThat(hearsay.isQuietSince("b", moment)).isTrue();
        assertThat(told).containsExactly("a");
    }

    @Test
    void what_others_have_read_is_judged_by_its_position() {
        assertThat(hearsay.judge("a", 99)).isEqualTo(Hearsay.Verdict.UNKNOWN);
        assertThat(hearsay.judge("a", 100)).isEqualTo(Hearsay.Verdict.TRUE);

        hearsay.seen("a", "event", 105);

        assertThat(hearsay.judge("a", 104)).isEqualTo(Hearsay.Verdict.OUTDATED);
        assertThat(hearsay.judge("a", 105)).isEqualTo(Hearsay.Verdict.TRUE);
        assertThat(hearsay.judge("b", 104)).isEqualTo(Hearsay.Verdict.TRUE);
    }

    @Test
    void before_the_log_is_followed_nothing_is_known() {
        assertThat(new Hearsay(2).judge("a", 1_000)).isEqualTo(Hearsay.Verdict.UNKNOWN);
    }

    @Test
    void what_was_committed_here_outdates_all_until_the_log_tells_where_it_stands() {
        hearsay.committed("a", List.of("first", "second"));
        assertThat(hearsay.judge("a", 1_000)).isEqualTo(Hearsay.Verdict.OUTDATED);

        hearsay.seen("a", "first", 101);
        assertThat(hearsay.judge("a", 1_000)).isEqualTo(Hearsay.Verdict.OUTDATED);

        hearsay.seen("a", "second", 103);
        assertThat(hearsay.judge("a", 102)).isEqualTo(Hearsay.Verdict.OUTDATED);
        assertThat(hearsay.judge("a", 103)).isEqualTo(Hearsay.Verdict.TRUE);
        assertThat(told).as("it was told once").containsExactly("a");
    }

    @Test
    void a_commit_of_which_the_log_has_told_already_outdates_nothing_that_is_read_since() {
        hearsay.seen("a", "event", 101);
        long moment = hearsay.moment();

        hearsay.committed("a", List.of("event"));

        assertThat(hearsay.judge("a", 101)).isEqualTo(Hearsay.Verdict.TRUE);
        assertThat(hearsay.isQuietSince("a", moment)).isTrue();
    }

    /** Whoever tells of what the log has told may be on his way yet; a caller reads as soon as his commit has returned. */
    @Test
    void whoever_commits_has_told_everybody_when_it_returns() {
        hearsay.seen("a", "event", 101);
        told.clear();

        hearsay.committed("a", List.of("event"));

        assertThat(told).containsExactly("a");
    }

    @Test
    void of_what_is_forgotten_the_least_is_known() {
        long moment = hearsay.moment();
        hearsay.seen("a", "1", 110);
        hearsay.seen("b", "2", 111);
        hearsay.seen("c", "3", 112);

        assertThat(hearsay.judge("a", 109)).isEqualTo(Hearsay.Verdict.UNKNOWN);
        assertThat(hearsay.judge("a", 110)).isEqualTo(Hearsay.Verdict.TRUE);
        assertThat(hearsay.isQuietSince("z", moment)).isFalse();
        assertThat(hearsay.isQuietSince("z", hearsay.moment())).isTrue();
    }

    @Test
    void an_event_that_comes_to_light_late_outdates_what_was_read_without_it() {
        hearsay.seen("a", "later", 105);
        long moment = hearsay.moment();

        hearsay.seen("a", "earlier", 104);

        assertThat(hearsay.isQuietSince("a", moment)).isFalse();
    }
}
