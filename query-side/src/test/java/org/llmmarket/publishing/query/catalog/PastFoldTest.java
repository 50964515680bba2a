package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.story.Story;

class PastFoldTest {

    private static final Story STORY = Story.ofAService()
            .live("1.0.0")
            .submitted("1.1.0", "It is confidential.")
            .peopleWereAsked("1.1.0")
            .reviewerAgreed("1.1.0", null)
            .granted("1.1.0")
            .activated("1.1.0")
            .deprecated("1.0.0")
            .retired();

    @Test
    void at_every_instant_one_state_held_and_it_is_that_of_the_log() {
        List<PastFold.Shown> shown = folded(STORY.events()).shown();

        for (Happened happened : STORY.events().subList(1, STORY.events().size())) {
            Instant instant = happened.at();
            CatalogEntry then = CatalogEntry.of(STORY.events().stream()
                            .filter(event -> !event.at().isAfter(instant))
                            .toList())
                    .orElseThrow();
            assertThat(at(shown, instant)).containsExactly(then.presented());
            assertThat(at(shown, instant.plusSeconds(59))).containsExactly(then.presented());
        }
        assertThat(at(shown, Story.BEGIN)).as("nothing to show yet").isEmpty();
    }

    @Test
    void what_changes_nothing_that_is_shown_begins_no_state() {
        assertThat(folded(STORY.events()).shown())
                .hasSizeLessThan(STORY.events().size())
                .last()
                .satisfies(last -> {
                    assertThat(last.to()).isNull();
                    assertThat(last.presented().status()).isEqualTo(ServiceStatus.RETIRED);
                });
    }

    @Test
    void however_the_events_come_in_parts_the_states_are_the_same() {
        for (int part = 1; part < STORY.events().size(); part++) {
            assertThat(inPartsOf(part)).isEqualTo(folded(STORY.events()).shown());
        }
    }

    @Test
    void what_held_for_no_time_is_no_state() {
        PastFold fold = new PastFold(PastState.NOTHING);
        for (int i = 0; i < STORY.events().size(); i++) {
            fold.take(STORY.events().get(i).event(), i, Story.BEGIN);
        }

        assertThat(fold.shown()).hasSize(1).first().satisfies(only -> {
            assertThat(only.from()).isEqualTo(Story.BEGIN);
            assertThat(only.presented().status()).isEqualTo(ServiceStatus.RETIRED);
        });
    }

    @Test
    void times_do_not_go_back() {
        PastFold fold = new PastFold(PastState.NOTHING);
        List<Happened> events = STORY.events();
        fold.take(events.get(0).event(), 0, Story.BEGIN.plusSeconds(60));
        fold.take(events.get(1).event(), 1, Story.BEGIN);

        assertThat(fold.shown()).map(PastFold.Shown::from).containsExactly(Story.BEGIN.plusSeconds(60));
    }

    @Test
    void a_service_of_which_much_is_said_has_checkpoints_that_one_can_go_on_from() {
        Story story = Story.ofAService().live("1.0.0");
        for (int i = 0; i < 150; i++) {
            story.revised("1.0.0", "Description number " + i);
        }
        PastFold whole = folded(story.events());
        PastState checkpoint = whole.checkpoints().get(1);
        PastFold rest = new PastFold(checkpoint);
        int from = (int) checkpoint.events();
        for (int i = from; i < story.events().size(); i++) {
            rest.take(story.events().get(i).event(), i, story.events().get(i).at());
        }

        assertThat(whole.checkpoints()).map(PastState::events).containsExactly(64L, 128L);
        assertThat(rest.state()).isEqualTo(whole.state());
        assertThat(rest.closing()).isNotNull();
    }

    private static List<PastFold.Shown> inPartsOf(int size) {
        Map<Instant, PastFold.Shown> rows = new TreeMap<>();
        PastState state = PastState.NOTHING;
        for (int begin = 0; begin < STORY.events().size(); begin += size) {
            PastFold fold = new PastFold(state);
            for (int i = begin; i < Math.min(begin + size, STORY.events().size()); i++) {
                fold.take(
                        STORY.events().get(i).event(), i, STORY.events().get(i).at());
            }
            PastFold.Closing closing = fold.closing();
            if (closing != null) {
                rows.computeIfPresent(
                        closing.from(),
                        (from, row) -> new PastFold.Shown(row.presented(), from, closing.to(), row.position()));
            }
            fold.shown().forEach(row -> rows.put(row.from(), row));
            state = fold.state();
        }
        return new ArrayList<>(rows.values());
    }

    private static PastFold folded(List<Happened> events) {
        PastFold fold = new PastFold(PastState.NOTHING);
        for (int i = 0; i < events.size(); i++) {
            fold.take(events.get(i).event(), i, events.get(i).at());
        }
        return fold;
    }

    private static List<CatalogEntry> at(List<PastFold.Shown> shown, Instant instant) {
        return shown.stream()
                .filter(state -> !state.from().isAfter(instant))
                .filter(state -> state.to() == null || state.to().isAfter(instant))
                .map(PastFold.Shown::presented)
                .toList();
    }
}
