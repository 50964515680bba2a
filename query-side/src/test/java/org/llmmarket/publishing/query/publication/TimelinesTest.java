package org.llmmarket.publishing.query.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.Timeline;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.store.log.RecordedEvent;
import tools.jackson.databind.JsonNode;

class TimelinesTest {

    private final TimelinesCodec codec = new TimelinesCodec();

    @Test
    void another_process_reads_what_was_written() {
        Story story = Story.ofAService()
                .submitted("1.0.0", "It is confidential.")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsPassed("1.0.0")
                .peopleWereAsked("1.0.0")
                .reviewerAgreed("1.0.0", "words")
                .granted("1.0.0")
                .activated("1.0.0");
        Timelines timelines = timelines(story);

        Timelines read = codec.read(codec.write(timelines));

        JsonNode then = CatalogJson.MAPPER.valueToTree(read);
        JsonNode before = CatalogJson.MAPPER.valueToTree(timelines);
        assertThat(then).isEqualTo(before);
        assertThat(read.position()).isEqualTo(story.events().size());
    }

    @Test
    void what_people_wrote_is_missed_and_not_kept() {
        Story plain = Story.ofAService().live("1.0.0");
        assertThat(timelines(plain).told()).extracting(Timelines.Told::remarked).containsExactly(false);

        Story remarked = Story.ofAService()
                .submitted("1.0.0", "It is confidential.")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsPassed("1.0.0")
                .peopleWereAsked("1.0.0")
                .reviewerAgreed("1.0.0", "words");
        assertThat(timelines(remarked).told())
                .extracting(Timelines.Told::remarked)
                .containsExactly(true);
    }

    @Test
    void the_newest_that_fits_comes_first() {
        Story story = Story.ofAService().live("1.0.0").submitted("2.0.0");
        Timelines timelines = timelines(story);

        assertThat(timelines
                        .newest(choice -> true)
                        .map(told -> told.timeline().version().value()))
                .contains("2.0.0");
        Timeline first = timelines
                .newest(choice -> choice.version().value().equals("1.0.0"))
                .orElseThrow()
                .timeline();
        assertThat(Optional.of(first))
                .isEqualTo(Timeline.of(story.publication("1.0.0"), story.events(), key -> Optional.empty()));
        assertThat(timelines.newest(choice -> false)).isEmpty();
    }

    @Test
    void of_many_publications_the_newest_are_kept() {
        Story story = Story.ofAService();
        for (int i = 0; i < 25; i++) {
            story.submitted("1." + i + ".0");
        }
        Timelines timelines = timelines(story);

        assertThat(timelines.told()).hasSize(20);
    }

    @Test
    void of_what_does_not_exist_there_is_nothing() {
        assertThat(Timelines.of(List.of())).isEmpty();
    }

    private static Timelines timelines(Story story) {
        List<RecordedEvent> log = new ArrayList<>();
        for (Happened happened : story.events()) {
            log.add(new RecordedEvent(
                    log.size() + 1L,
                    "event-" + log.size(),
                    happened.event().getClass().getSimpleName(),
                    "aggregate",
                    log.size(),
                    happened.at(),
                    Map.of("actor", String.valueOf(happened.actor())),
                    happened.event()));
        }
        return Timelines.of(log).orElseThrow();
    }
}
