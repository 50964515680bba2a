package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

class AsOfIT {

    private static final People.Person ANYBODY = People.ANYBODY;

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void versions_are_those_of_the_instant_as_they_stood() {
        Story story = tell(story().live("1.0.0"));
        Instant before = story.now();
        tell(story.live("1.1.0").deprecated("1.0.0"));

        assertThat(get(story, "/versions", before).each("version")).containsExactly("1.0.0");
        assertThat(get(story, "/versions", story.now()).each("version")).containsExactly("1.1.0", "1.0.0");
        assertThat(get(story, "/versions/1.0.0", before).json().path("status").asString())
                .isEqualTo("active");
        assertThat(get(story, "/versions/1.0.0", before).json().path("default").asBoolean())
                .isTrue();
        assertThat(get(story, "/versions/1.0.0", story.now()).header("Sunset")).endsWith("GMT");
        assertThat(get(story, "/versions/1.0.0", before).header("Sunset")).isEmpty();
        assertThat(List.of("/versions/1.1.0", "/versions/1.1.0/changes", "/versions/1.1.0/openapi"))
                .allSatisfy(
                        path -> assertThat(get(story, path, before).status()).isEqualTo(404));
        assertThat(get(story, "/versions/1.0.0/changes", before).status()).isEqualTo(200);
    }

    @Test
    void the_pages_of_a_list_stay_at_their_instant() {
        Story story = tell(story().live("1.0.0").live("1.1.0"));
        Web.Answer first = web.get("/services/" + story.service() + "/versions?limit=1&asOf=" + story.now(), ANYBODY);
        tell(story.deprecated("1.0.0"));
        String cursor = first.json().at("/pagination/nextCursor").asString();

        Web.Answer second = web.get("/services/" + story.service() + "/versions?limit=1&cursor=" + cursor, ANYBODY);

        assertThat(second.each("version")).containsExactly("1.0.0");
        assertThat(second.each("status")).containsExactly("active");
        assertThat(web.get(
                                "/services/" + story.service() + "/versions?asOf=" + Story.BEGIN + "&cursor=" + cursor,
                                ANYBODY)
                        .faults())
                .containsExactly("asOf INVALID_FORMAT");
        assertThat(web.get("/services/" + story.service() + "/versions?cursor=" + cursor + "x", ANYBODY)
                        .faults())
                .containsExactly("cursor INVALID_FORMAT");
    }

    @Test
    void a_contract_is_the_one_that_was_presented() {
        Story story = tell(story().live("1.0.0"));

        assertThat(get(story, "/openapi", story.now()).status())
                .isEqualTo(web.get("/services/" + story.service() + "/openapi", ANYBODY)
                        .status());
        assertThat(get(story, "/openapi", Story.BEGIN.plusSeconds(61)).status())
                .as("nothing was on the market yet")
                .isEqualTo(404);
    }

    @Test
    void a_timeline_is_as_far_as_it_had_come() {
        Story story = tell(story().submitted("1.0.0").complied("1.0.0"));
        Instant before = story.now();
        tell(story.registered("1.0.0").testsPassed("1.0.0").activated("1.0.0"));

        Web.Answer then = web.get("/services/" + story.service() + "/status?asOf=" + before, people.provider());

        assertThat(then.json().path("status").asString()).isEqualTo("pending_approval");
        assertThat(then.json().at("/stages/1/state").asString()).isEqualTo("passed");
        assertThat(then.json().at("/stages/2/state").asString()).isEqualTo("running");
        assertThat(get(story, "/status", before).status())
                .as("strangers did not see it then")
                .isEqualTo(404);
        assertThat(get(story, "/status", story.now()).json().path("status").asString())
                .isEqualTo("active");
    }

    @Test
    void an_approval_is_as_it_stood() {
        Story story = tell(story().submitted("1.0.0", "It is confidential.")
                .complied("1.0.0")
                .peopleWereAsked("1.0.0"));
        Instant before = story.now();
        tell(story.assigned("1.0.0", people.reviewer().id())
                .reviewerAgreed("1.0.0", null)
                .granted("1.0.0"));
        String path = "/approvals/" + story.approval("1.0.0") + "?asOf=";

        assertThat(web.get(path + before, people.reviewer())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("pending");
        assertThat(web.get(path + before, people.reviewer())
                        .json()
                        .path("decisions")
                        .size())
                .isZero();
        assertThat(web.get(path + story.now(), people.reviewer())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("approved");
        assertThat(web.get(path + Story.BEGIN, people.reviewer()).status()).isEqualTo(404);
        assertThat(web.get(path + "yesterday", people.reviewer()).faults()).containsExactly("asOf INVALID_FORMAT");
    }

    @Test
    void what_the_market_saw_then_it_sees_still_by_the_rules_of_today() {
        Story story = tell(story().live("1.0.0"));
        Instant before = story.now();
        tell(story.suspended("It misbehaves.", "1.0.0"));
        Story inside = tell(story().ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));

        assertThat(get(story, "", before).json().path("status").asString()).isEqualTo("active");
        assertThat(get(story, "", story.now()).status()).isEqualTo(404);
        assertThat(get(inside, "", inside.now()).status()).isEqualTo(404);
        assertThat(web.get("/services/" + inside.service() + "?asOf=" + inside.now(), people.consumer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_instant_to_come_is_refused_and_a_clock_that_is_ahead_is_not() {
        Story story = tell(story().live("1.0.0"));

        assertThat(List.of("", "/versions", "/versions/1.0.0", "/versions/1.0.0/changes", "/openapi", "/status"))
                .allSatisfy(path -> {
                    Web.Answer refused = get(story, path, Instant.now().plusSeconds(90));
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.faults()).containsExactly("asOf OUT_OF_RANGE");
                });
        assertThat(get(story, "", Instant.now().plusSeconds(20)).status()).isEqualTo(200);
    }

    @Test
    void an_instant_that_was_cut_to_milliseconds_stands_for_all_of_them() {
        Story story = story();
        tell(story);
        Instant created = Instant.parse("2026-11-23T08:01:00.123Z");
        process.stories().tellAt(story.submitted("1.0.0"), created.plusNanos(456_000));

        assertThat(web.get("/services/" + story.service() + "?asOf=" + created, people.provider())
                        .status())
                .isEqualTo(200);
        assertThat(web.get("/services/" + story.service() + "?asOf=" + created.plusNanos(455_000), people.provider())
                        .status())
                .isEqualTo(404);
        assertThat(web.get("/services/" + story.service() + "?asOf=0001-01-01T00:00:00Z", people.provider())
                        .status())
                .isEqualTo(404);
    }

    private Web.Answer get(Story story, String path, Instant asOf) {
        return web.get("/services/" + story.service() + path + "?asOf=" + asOf, ANYBODY);
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
