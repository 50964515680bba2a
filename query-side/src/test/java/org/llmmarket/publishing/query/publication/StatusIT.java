package org.llmmarket.publishing.query.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void a_provider_follows_the_publication_live() {
        Story story = tell(story().submitted("1.0.0"));

        assertThat(states(story))
                .containsExactly("passed", "running", "pending", "pending", "skipped", "pending", "pending");

        tell(story.complied("1.0.0"));
        assertThat(states(story))
                .containsExactly("passed", "passed", "running", "pending", "skipped", "pending", "pending");

        tell(story.registered("1.0.0").testsPassed("1.0.0").activated("1.0.0"));
        assertThat(states(story))
                .containsExactly("passed", "passed", "passed", "passed", "skipped", "passed", "skipped");
        assertThat(status(story, "").json().path("status").asString()).isEqualTo("active");
    }

    @Test
    void a_publication_that_nobody_can_carry_on_says_so() {
        Story story = tell(story().submitted("1.0.0"));
        JdbcClient jdbc = process.bean(JdbcClient.class);
        jdbc.sql(
                        "INSERT INTO parked_event (processor, stream, position, name, error) SELECT 'publishing', aggregate_id, position,"
                                + " name, 'no' FROM domain_event WHERE aggregate_id = ?")
                .param(story.publication("1.0.0").value())
                .update();
        try {
            assertThat(states(story))
                    .containsExactly("passed", "waiting", "pending", "pending", "skipped", "pending", "pending");
            assertThat(status(story, "")
                            .json()
                            .at("/stages/1/attempts/0/outcome")
                            .asString())
                    .isEqualTo("parked");
        } finally {
            jdbc.sql("DELETE FROM parked_event WHERE processor = 'publishing'").update();
        }
        assertThat(states(story)).contains("running");
    }

    @Test
    void what_failed_for_good_for_the_whole_service_stands_with_the_version_that_it_shows() {
        Story story = tell(story().submitted("1.0.0")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsPassed("1.0.0")
                .activated("1.0.0")
                .submitted("2.0.0")
                .violatedAPolicy("2.0.0")
                .ended("2.0.0", Outcome.POLICY_VIOLATED));
        JdbcClient jdbc = process.bean(JdbcClient.class);
        jdbc.sql("INSERT INTO work (kind, key, payload, due_at, parked_at, error) VALUES ('registry-standing', ?,"
                        + " json_build_object('serviceId', ?::text), 'infinity', now(), 'no')")
                .params(story.service() + ":event", story.service().toString())
                .update();
        try {
            assertThat(outcomes(story, "?version=1.0.0")).endsWith("parked");
            assertThat(states(story, "?version=1.0.0"))
                    .containsExactly("passed", "passed", "passed", "passed", "skipped", "passed", "skipped");
            assertThat(outcomes(story, "?version=2.0.0")).doesNotContain("parked");
        } finally {
            jdbc.sql("DELETE FROM work WHERE kind = 'registry-standing'").update();
        }
        assertThat(outcomes(story, "?version=1.0.0")).doesNotContain("parked");
    }

    @Test
    void a_refused_publication_shows_its_violations() {
        Story story = tell(story().submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .failing("1.0.0", Outcome.POLICY_VIOLATED)
                .ended("1.0.0", Outcome.POLICY_VIOLATED));

        Web.Answer answer = status(story, "");

        assertThat(answer.json().path("status").asString()).isEqualTo("failed_validation");
        assertThat(answer.json().path("reason").asString()).startsWith("POLICY_VIOLATED: ");
        assertThat(answer.json().at("/stages/1/violations/0/policyId").asString())
                .isEqualTo("restricted-countries");
    }

    @Test
    void the_newest_publication_is_shown_unless_another_is_asked_for() {
        Story story = tell(story().submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .ended("1.0.0", Outcome.POLICY_VIOLATED)
                .resubmitted("1.0.0", "again")
                .submitted("2.0.0"));

        assertThat(publication(story, "")).isEqualTo(story.publication("2.0.0").toString());
        assertThat(publication(story, "?version=1.0.0")).endsWith("-again");
        assertThat(publication(story, "?publication=" + story.publication("1.0.0")))
                .isEqualTo(story.publication("1.0.0").toString());
        assertThat(status(story, "?publication=other").status()).isEqualTo(404);
        assertThat(status(story, "?version=7.0.0").status()).isEqualTo(404);
    }

    @Test
    void others_see_the_timeline_of_what_they_can_use_without_people_and_their_words() {
        process.bean(Vault.class).put("words", "Well done.");
        Story story = tell(story().submitted("1.0.0", "It is confidential.")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsPassed("1.0.0")
                .peopleWereAsked("1.0.0")
                .reviewerAgreed("1.0.0", "words")
                .granted("1.0.0")
                .activated("1.0.0")
                .submitted("2.0.0"));

        Web.Answer inside = status(story, "?version=1.0.0");
        Web.Answer outside = web.get(path(story, ""), People.ANYBODY);

        assertThat(inside.json().at("/stages/4/actor").asString()).isEqualTo("rita");
        assertThat(inside.json().at("/stages/4/attempts/0/detail").asString()).isEqualTo("Well done.");
        assertThat(outside.json().path("version").asString()).isEqualTo("1.0.0");
        assertThat(outside.json().at("/stages/4/actor").isNull()).isTrue();
        assertThat(outside.json().at("/stages/4/attempts/0/detail").asString()).isEqualTo("A reviewer said yes.");
        assertThat(web.get(path(story, "?version=2.0.0"), People.ANYBODY).status())
                .isEqualTo(404);
    }

    @Test
    void evidence_can_be_read_by_those_who_answer_for_the_service() {
        Digest passed = store("{\"calls\":10}");
        Digest failed = store("{\"calls\":1}");
        Digest foreign = store("{\"calls\":99}");
        Story story = story().submitted("1.0.0").complied("1.0.0").registered("1.0.0");
        tell(story.then(new EndpointTestsFailed(
                        story.publication("1.0.0"),
                        story.service(),
                        new VersionNumber("1.0.0"),
                        "No.",
                        failed,
                        Map.of(),
                        Story.attempt(1, "failed")))
                .then(new EndpointTestsPassed(
                        story.publication("1.0.0"),
                        story.service(),
                        new VersionNumber("1.0.0"),
                        passed,
                        Map.of("health", "passed"),
                        Story.attempt(2, "passed")))
                .activated("1.0.0"));

        assertThat(status(story, "").json().at("/stages/3/evidence/digest").asString())
                .isEqualTo(passed.value());
        assertThat(List.of(people.provider(), people.reviewer(), people.auditor(), people.admin()))
                .allSatisfy(person -> assertThat(web.get(path(story, "/evidence/" + passed), person)
                                .json()
                                .path("calls")
                                .asInt())
                        .isEqualTo(10));
        assertThat(web.get(path(story, "/evidence/" + failed), people.provider())
                        .status())
                .isEqualTo(200);
        assertThat(web.get(path(story, "/evidence/" + foreign), people.provider())
                        .status())
                .isEqualTo(404);
        assertThat(web.get(path(story, "/evidence/" + passed), people.consumer())
                        .status())
                .isEqualTo(404);
        assertThat(web.get(path(story, "/evidence/" + passed), People.ANYBODY).status())
                .isEqualTo(401);
    }

    @Test
    void what_was_taken_back_shows() {
        Story story = tell(story().submitted("1.0.0")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsFailed("1.0.0")
                .failing("1.0.0", Outcome.ENDPOINT_TESTS_FAILED, Stage.REGISTRY)
                .compensated(Stage.REGISTRY, "1.0.0")
                .ended("1.0.0", Outcome.ENDPOINT_TESTS_FAILED));

        assertThat(states(story))
                .containsExactly("passed", "passed", "compensated", "failed", "skipped", "skipped", "compensated");
    }

    /** Of the attempts at its registration. */
    private List<String> outcomes(Story story, String query) {
        return status(story, query)
                .json()
                .at("/stages/2/attempts")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString())
                .toList();
    }

    private List<String> states(Story story) {
        return states(story, "");
    }

    private List<String> states(Story story, String query) {
        return status(story, query)
                .json()
                .path("stages")
                .valueStream()
                .map(stage -> stage.path("state").asString())
                .toList();
    }

    private String publication(Story story, String query) {
        return status(story, query).json().path("publicationId").asString();
    }

    private Web.Answer status(Story story, String query) {
        return web.get(path(story, query), people.provider());
    }

    private static String path(Story story, String rest) {
        return "/services/" + story.service() + "/status" + rest;
    }

    private Digest store(String text) {
        return new Digest(
                process.bean(DocumentStore.class).put("application/json", text.getBytes(StandardCharsets.UTF_8)));
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
