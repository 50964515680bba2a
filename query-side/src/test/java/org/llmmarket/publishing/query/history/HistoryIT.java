package org.llmmarket.publishing.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;

class HistoryIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void the_owner_reads_everything_that_happened_in_order_and_in_pages() {
        Story story = tell(story().live("1.0.0").deprecated("1.0.0").retired());
        List<String> events = new ArrayList<>();
        String query = "?limit=4";
        Web.Answer page;
        do {
            page = history(story, people.provider(), query);
            events.addAll(page.each("event"));
            query = "?limit=4&cursor="
                    + page.json().at("/pagination/nextCursor").asString("");
        } while (page.json().at("/pagination/hasMore").asBoolean());

        assertThat(events)
                .containsExactly(
                        "ServiceCreated",
                        "VersionSubmitted",
                        "PublicationStarted",
                        "PolicyPassed",
                        "RegistryEntryCreated",
                        "EndpointTestsPassed",
                        "VersionActivated",
                        "PublicationCompleted",
                        "VersionsDeprecated",
                        "ServiceRetired");
    }

    @Test
    void an_event_says_what_happened_when_to_which_version_and_by_whom() {
        Story story = tell(story().live("1.0.0"));

        Web.Answer answer = history(story, people.auditor(), "");

        assertThat(answer.json().at("/data/1").propertyNames())
                .containsExactlyInAnyOrder(
                        "position",
                        "eventId",
                        "event",
                        "serviceId",
                        "version",
                        "timestamp",
                        "actor",
                        "cause",
                        "requestId",
                        "payload");
        assertThat(answer.json().at("/data/1/version").asString()).isEqualTo("1.0.0");
        assertThat(answer.json().at("/data/1/timestamp").asString()).isEqualTo("2026-11-23T08:01:00Z");
        assertThat(answer.json().at("/data/1/actor").asString())
                .isEqualTo(people.provider().id().toString());
        assertThat(answer.json().at("/data/1/payload/terms/endpoint/protocol").asString())
                .isEqualTo("rest");
        assertThat(answer.json().at("/data/0/version").isNull()).isTrue();
    }

    @Test
    void others_learn_what_the_market_learned() {
        Story story = tell(story().live("1.0.0")
                .revised("1.0.0", "Says it better")
                .submitted("2.0.0")
                .deprecated("1.0.0"));

        Web.Answer answer = history(story, People.ANYBODY, "");

        assertThat(answer.each("event")).containsExactly("VersionActivated", "ServiceRevised", "VersionsDeprecated");
        assertThat(answer.json().at("/data/0/actor").isNull()).isTrue();
    }

    @Test
    void the_terms_of_a_version_that_is_hidden_are_hidden_in_the_history_too() {
        Story story = tell(story().ofLevel(ComplianceLevel.INTERNAL)
                .live("1.0.0")
                .revised("1.0.0", "For us alone")
                .ofLevel(ComplianceLevel.PUBLIC)
                .live("2.0.0"));

        Web.Answer answer = history(story, People.ANYBODY, "");

        assertThat(answer.each("version")).containsExactly("2.0.0");
        assertThat(history(story, People.ANYBODY, "?type=ServiceRevised").each("event"))
                .isEmpty();
        assertThat(history(story, people.consumer(), "?type=ServiceRevised").each("version"))
                .containsExactly("1.0.0");
    }

    @Test
    void two_instants_are_compared_field_by_field() {
        Story story = tell(story().live("1.0.0"));
        String before = story.now().toString();
        tell(story.revised("1.0.0", "Says it better").deprecated("1.0.0"));

        Web.Answer answer = history(story, People.ANYBODY, "?from=" + before + "&to=" + story.now());

        assertThat(answer.json().path("changes").valueStream().map(change -> change.path("field")
                        .asString()))
                .containsExactlyInAnyOrder(
                        "description",
                        "tags[0]",
                        "tags[1]",
                        "status",
                        "deprecatedAt",
                        "sunsetAt",
                        "successor",
                        "updatedAt");
        assertThat(answer.json()
                        .path("changes")
                        .valueStream()
                        .filter(change -> change.path("field").asString().equals("status"))
                        .map(change -> change.path("from").asString() + " > "
                                + change.path("to").asString()))
                .containsExactly("active > deprecated");
    }

    @Test
    void events_are_found_by_kind_version_actor_and_time() {
        Story story = tell(story().live("1.0.0"));
        String middle = story.now().toString();
        tell(story.live("2.0.0").deprecated("1.0.0"));
        String owner = people.provider().id().toString();

        assertThat(history(story, people.auditor(), "?type=VersionSubmitted&type=VersionsDeprecated")
                        .each("event"))
                .containsExactly("VersionSubmitted", "VersionSubmitted", "VersionsDeprecated");
        assertThat(history(story, people.auditor(), "?type=VersionSubmitted&version=2.0.0")
                        .each("version"))
                .containsExactly("2.0.0");
        assertThat(history(story, people.auditor(), "?until=" + middle + "&limit=100")
                        .each("event"))
                .hasSize(8)
                .last()
                .isEqualTo("PublicationCompleted");
        assertThat(history(story, people.auditor(), "?since=" + story.now()).each("event"))
                .containsExactly("VersionsDeprecated");
        assertThat(history(story, people.auditor(), "?actor=nobody").each("event"))
                .isEmpty();
        assertThat(history(story, people.auditor(), "?actor=nobody&actor=" + owner + "&type=ServiceCreated")
                        .each("event"))
                .containsExactly("ServiceCreated");
        assertThat(history(story, People.ANYBODY, "?actor=" + owner).each("event"))
                .as("who did what is none of their business")
                .isEmpty();
        assertThat(history(story, people.auditor(), "?since=" + story.now() + "&until=" + middle)
                        .faults())
                .containsExactly("until OUT_OF_RANGE");
    }

    @Test
    void the_pages_of_what_was_found_follow_one_another() {
        Story story = tell(story().live("1.0.0").live("2.0.0").live("3.0.0"));
        String query = "?limit=2&type=VersionActivated";
        Web.Answer first = history(story, people.auditor(), query);

        Web.Answer second = history(
                story,
                people.auditor(),
                query + "&cursor=" + first.json().at("/pagination/nextCursor").asString());

        assertThat(first.each("version")).containsExactly("1.0.0", "2.0.0");
        assertThat(second.each("version")).containsExactly("3.0.0");
        assertThat(second.json().at("/pagination/hasMore").asBoolean()).isFalse();
    }

    @Test
    void a_difference_is_a_patch_for_programs_and_sentences_for_people() {
        Story story = tell(story().live("1.0.0"));
        String before = story.now().toString();
        tell(story.deprecated("1.0.0"));
        String path = "/services/" + story.service() + "/history?from=" + before;

        Web.Answer patch = web.get(path, People.ANYBODY, "Accept", "application/json-patch+json");
        Web.Answer words = web.get(path, People.ANYBODY, "Accept", "text/markdown");

        assertThat(patch.header("Content-Type")).startsWith("application/json-patch+json");
        assertThat(patch.json().isArray()).isTrue();
        assertThat(patch.json()
                        .valueStream()
                        .filter(operation -> operation.path("path").asString().equals("/status"))
                        .map(operation -> operation.path("value").asString()))
                .containsExactly("deprecated");
        assertThat(new String(words.response().body(), StandardCharsets.UTF_8))
                .contains("- The status changed from \u201cactive\u201d to \u201cdeprecated\u201d.");
        assertThat(web.get("/services/" + story.service() + "/history?from=2100-01-01T00:00:00Z", People.ANYBODY)
                        .faults())
                .contains("from OUT_OF_RANGE");
    }

    @Test
    void an_end_left_open_is_the_creation_or_now() {
        Story story = tell(story().live("1.0.0"));

        assertThat(history(story, people.provider(), "?to=" + story.now())
                        .json()
                        .path("changes")
                        .size())
                .isPositive();
        assertThat(history(story, people.provider(), "?from=" + story.now())
                        .json()
                        .path("changes")
                        .size())
                .isZero();
        assertThat(history(story, people.provider(), "?from=" + story.now() + "&to=" + Story.BEGIN)
                        .faults())
                .containsExactly("to OUT_OF_RANGE");
        assertThat(history(story, people.provider(), "?from=never").faults()).containsExactly("from INVALID_FORMAT");
        assertThat(history(story, people.provider(), "?cursor=never").faults())
                .containsExactly("cursor INVALID_FORMAT");
    }

    private Web.Answer history(Story story, People.Person person, String query) {
        return web.get("/services/" + story.service() + "/history" + query, person);
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
