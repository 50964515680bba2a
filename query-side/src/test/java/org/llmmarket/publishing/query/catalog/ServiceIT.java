package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;

class ServiceIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void a_service_is_there_before_the_read_model_has_heard_of_it() {
        StreamingEventProcessor group = process.group("catalog");
        group.shutDown();
        try {
            Story story = tell(story().live("1.0.0"));
            assertThat(get(story, "").json().path("status").asString()).isEqualTo("active");

            tell(story.deprecated("1.0.0"));
            assertThat(get(story, "").json().path("status").asString()).isEqualTo("deprecated");
        } finally {
            group.start();
        }
    }

    @Test
    void a_read_model_that_is_behind_is_caught_up_from_the_log() {
        Story story = tell(story().live("1.0.0"));
        await().until(() -> isListed(story));
        StreamingEventProcessor group = process.group("catalog");
        group.shutDown();
        try {
            tell(story.suspended("It leaks.", "1.0.0"));

            assertThat(get(story, "").status()).isEqualTo(404);
            assertThat(get(story, people.provider(), "")
                            .json()
                            .path("suspensionReason")
                            .asString())
                    .isEqualTo("It leaks.");
        } finally {
            group.start();
        }
    }

    @Test
    void another_process_answers_the_newest_state_soon() {
        try (QueryProcess other = QueryProcess.start()) {
            Story story = tell(story().live("1.0.0"));
            String path = "/services/" + story.service();
            assertThat(other.web().get(path, People.ANYBODY).status()).isEqualTo(200);

            tell(story.revised("1.0.0", "Says it better"));

            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(other.web()
                                    .get(path, People.ANYBODY)
                                    .json()
                                    .path("description")
                                    .asString())
                            .isEqualTo("Says it better"));
        }
    }

    @Test
    void another_process_finds_what_it_has_not_heard_of() {
        try (QueryProcess other = QueryProcess.start()) {
            Story story = tell(story().live("1.0.0"));
            String path = "/services/" + story.service();
            for (String version : List.of("1.0.1", "1.0.2", "1.0.3")) {
                assertThat(other.web().get(path, People.ANYBODY).status()).isEqualTo(200);
                assertThat(other.web().get(path + "/status", People.ANYBODY).status())
                        .isEqualTo(200);

                tell(story.live(version));

                for (String sought : List.of(
                        "/versions/" + version,
                        "/status?version=" + version,
                        "?version=" + version,
                        "/versions/" + version + "/changes")) {
                    assertThat(other.web().get(path + sought, People.ANYBODY).status())
                            .as(sought)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void the_short_way_answers_as_the_long_way_does() {
        Story active = tell(story().live("1.0.0"));
        Story deprecated = tell(story().live("1.0.0").deprecated("1.0.0"));
        Story retired = tell(story().live("1.0.0").retired());
        Story hidden = tell(story().ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));
        for (Story story : List.of(active, deprecated, retired, hidden, story())) {
            String path = "/services/" + story.service();
            String tag = web.get(path, People.ANYBODY).header("ETag");
            for (String known : List.of("\"other\"", tag.isEmpty() ? "\"none\"" : tag)) {
                Web.Answer quick = web.get(path, People.ANYBODY, "If-None-Match", known);
                Web.Answer whole =
                        web.get(path, People.ANYBODY, "If-None-Match", known, "Accept", "application/json;q=0.9");

                assertThat(quick.status()).isEqualTo(whole.status());
                assertThat(headers(quick)).isEqualTo(headers(whole));
                if (quick.status() < 400) {
                    assertThat(quick.response().body())
                            .isEqualTo(whole.response().body());
                }
            }
        }
        assertThat(get(active, "").status()).isEqualTo(200);
        assertThat(get(deprecated, "").header("Deprecation")).isNotEmpty();
        assertThat(get(retired, "").status()).isEqualTo(410);
        assertThat(get(hidden, "").status()).isEqualTo(404);
    }

    private static Map<String, List<String>> headers(Web.Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id"));
        return headers;
    }

    @Test
    void a_service_has_every_member_of_the_contract() {
        Story story = tell(story().live("1.0.0"));

        Web.Answer answer = get(story, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().propertyNames())
                .contains(
                        "id",
                        "name",
                        "version",
                        "registryId",
                        "providerId",
                        "provider",
                        "status",
                        "defaultVersion",
                        "contractDigest",
                        "policyValidation",
                        "createdAt",
                        "updatedAt",
                        "publishedAt",
                        "deprecatedAt",
                        "sunsetAt",
                        "successor",
                        "suspensionReason")
                .doesNotContain("openApiSpec", "testAccess");
        assertThat(answer.json().at("/provider/name").asString()).isEqualTo("Acme Models");
        assertThat(answer.json().at("/pricing/rates/0/rate").decimalValue()).isEqualByComparingTo("0.02");
    }

    @Test
    void who_knows_the_present_state_is_not_sent_it_again() {
        Story story = tell(story().live("1.0.0"));
        String tag = get(story, "").header("ETag");

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        Web.Answer known = get(story, People.ANYBODY, "", "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(known.response().body()).isEmpty();

        tell(story.submitted("2.0.0"));
        assertThat(get(story, People.ANYBODY, "", "If-None-Match", tag).status())
                .as("a version under way changes nothing that is visible")
                .isEqualTo(304);

        tell(story.revised("1.0.0", "Says it better"));
        assertThat(get(story, People.ANYBODY, "", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void the_tag_is_the_same_from_the_log_and_from_the_read_model() {
        StreamingEventProcessor group = process.group("catalog");
        group.shutDown();
        Story story = tell(story().live("1.0.0"));
        String fromTheLog = get(story, "").header("ETag");
        group.start();
        await().until(() -> isListed(story));

        try (QueryProcess other = QueryProcess.start()) {
            assertThat(other.web()
                            .get("/services/" + story.service(), People.ANYBODY)
                            .header("ETag"))
                    .isEqualTo(fromTheLog);
        }
    }

    @Test
    void an_announced_end_stands_in_the_headers() {
        Story story = tell(story().live("1.0.0").deprecated("1.0.0"));

        Web.Answer answer = get(story, "");

        assertThat(answer.header("Deprecation")).isEqualTo("@" + story.now().getEpochSecond());
        assertThat(answer.header("Sunset")).isEqualTo("Thu, 31 Dec 2026 00:00:00 GMT");
        assertThat(answer.header("Link")).isEqualTo("</api/v1/services/s-2>; rel=\"successor-version\"");
    }

    @Test
    void a_successor_elsewhere_is_linked_where_it_is() {
        Story story = story().live("1.0.0");
        tell(story.then(new VersionsDeprecated(
                story.service(),
                List.of(new VersionNumber("1.0.0")),
                Story.SUNSET,
                null,
                "https://next.example/models?x=1")));
        Story odd = story().live("1.0.0");
        tell(odd.then(new VersionsDeprecated(
                odd.service(), List.of(new VersionNumber("1.0.0")), Story.SUNSET, null, "no <address>")));

        assertThat(get(story, "").header("Link"))
                .isEqualTo("<https://next.example/models?x=1>; rel=\"successor-version\"");
        assertThat(get(odd, "").header("Link"))
                .isEqualTo("</api/v1/services/no%20%3Caddress%3E>; rel=\"successor-version\"");
    }

    @Test
    void a_retired_service_is_gone_and_its_past_is_not() {
        Story story = tell(story().live("1.0.0").retired());

        Web.Answer gone = get(story, "");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.header("Content-Type")).startsWith("application/problem+json");
        assertThat(gone.json().path("code").asString()).isEqualTo("RETIRED");
        assertThat(gone.json().at("/service/id").asString())
                .isEqualTo(story.service().toString());
        assertThat(gone.json().at("/service/status").asString()).isEqualTo("retired");
        assertThat(gone.json().path("detail").asString()).startsWith("The service ");
        assertThat(List.of("/history", "/status", "/versions", "?asOf=" + story.now()))
                .allSatisfy(past -> assertThat(get(story, past).status()).isEqualTo(200));
    }

    @Test
    void of_a_version_that_has_retired_it_is_said_that_this_is_gone() {
        Story story = story().live("1.0.0").live("2.0.0");
        tell(story.then(new VersionsRetired(story.service(), List.of(new VersionNumber("1.0.0")))));

        Web.Answer gone = get(story, "?version=1.0.0");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().path("detail").asString()).startsWith("Version 1.0.0 ");
        assertThat(get(story, "").status()).isEqualTo(200);
    }

    @Test
    void a_service_is_shown_as_it_was() {
        Story story = tell(story().live("1.0.0"));
        String before = story.now().toString();
        tell(story.revised("1.0.0", "Says it better").retired());

        assertThat(get(story, "?asOf=" + before).json().path("description").asString())
                .isEqualTo("Summarises long texts");
        assertThat(get(story, "?asOf=" + Web.encode(before.replace("Z", "+00:00")))
                        .status())
                .isEqualTo(200);
        assertThat(get(story, "?asOf=" + before.replace("Z", "+00:00")).status())
                .isEqualTo(200);
        assertThat(get(story, "?asOf=" + Story.BEGIN.minusSeconds(1)).status()).isEqualTo(404);
        assertThat(get(story, "?asOf=yesterday").faults()).containsExactly("asOf INVALID_FORMAT");
        assertThat(get(story, "?asOf=" + Story.BEGIN.plusSeconds(90)).status())
                .as("it was not on the market yet")
                .isEqualTo(404);
    }

    @Test
    void a_version_is_chosen_exactly_or_by_a_range() {
        Story story = tell(story().live("1.0.0").live("1.2.0").live("2.0.0").submitted("2.1.0"));

        assertThat(version(story, People.ANYBODY, "")).isEqualTo("2.0.0");
        assertThat(version(story, People.ANYBODY, "?version=1.0.0")).isEqualTo("1.0.0");
        assertThat(version(story, People.ANYBODY, "?version=%5E1.0")).isEqualTo("1.2.0");
        assertThat(version(story, People.ANYBODY, "?version=" + Web.encode(">=1.0.0 <2")))
                .isEqualTo("1.2.0");
        assertThat(version(story, People.ANYBODY, "?version=*")).isEqualTo("2.0.0");
        assertThat(version(story, people.provider(), "?version=2.1.0")).isEqualTo("2.1.0");
        assertThat(version(story, people.provider(), "?version=%5E2"))
                .as("those on the market first")
                .isEqualTo("2.0.0");
        assertThat(get(story, "?version=2.1.0").status()).isEqualTo(404);
        assertThat(get(story, "?version=%5E3").status()).isEqualTo(404);
        assertThat(get(story, "?version=newest").faults()).containsExactly("version INVALID_VERSION_FORMAT");
    }

    @Test
    void what_one_may_not_see_is_not_found() {
        Story pending = tell(story().submitted("1.0.0"));
        Story internal = tell(story().ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));
        Story secret = tell(story().ofLevel(ComplianceLevel.CONFIDENTIAL).live("1.0.0"));
        Story rejected =
                tell(story().submitted("1.0.0").ended("1.0.0", Outcome.REJECTED).retired());

        assertThat(List.of(pending, internal, secret, rejected))
                .allSatisfy(story -> assertThat(get(story, "").status()).isEqualTo(404));
        assertThat(get(internal, people.consumer(), "").status()).isEqualTo(200);
        assertThat(get(secret, people.otherProvider(), "").status()).isEqualTo(404);
        assertThat(List.of(people.provider(), people.reviewer(), people.auditor(), people.admin()))
                .allSatisfy(person -> {
                    assertThat(get(pending, person, "").status()).isEqualTo(200);
                    assertThat(get(secret, person, "").status()).isEqualTo(200);
                    assertThat(get(rejected, person, "").status()).isEqualTo(410);
                });
    }

    @Test
    void an_id_that_cannot_be_one_is_not_found() {
        assertThat(List.of("nowhere", "x".repeat(300), "%20", "%7F", "%C3%BC")).allSatisfy(id -> {
            Web.Answer answer = web.get("/services/" + id, People.ANYBODY);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asString()).isEqualTo("NOT_FOUND");
        });
    }

    private String version(Story story, People.Person person, String query) {
        return get(story, person, query).json().path("version").asString();
    }

    private boolean isListed(Story story) {
        return web.get("/services?limit=100&provider=" + people.provider().id(), people.admin())
                .each("id")
                .contains(story.service().toString());
    }

    private Web.Answer get(Story story, String rest) {
        return get(story, People.ANYBODY, rest);
    }

    private Web.Answer get(Story story, People.Person person, String rest, String... headers) {
        return web.get("/services/" + story.service() + rest, person, headers);
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
