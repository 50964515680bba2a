package org.llmmarket.publishing.command.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.KeyedCommandsIT;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import org.llmmarket.publishing.store.log.EventLog;

class DecisionsIT {

    private static final CommandServer SERVER = CommandServer.shared();
    private static final Visitor REVIEWER = SERVER.somebody("reviewer");

    @Test
    void a_yes_answers_with_the_item_and_keeps_the_notes_out_of_events() {
        String id = requested("anna", 1);

        Answer answer = REVIEWER.post("/approvals/" + id + "/approve", "{\"notes\": \"Fine by me.\"}")
                .has(200);

        assertThat(answer.at("status")).isEqualTo("approved");
        assertThat(answer.json().at("/decisions/0/reviewer").stringValue()).isEqualTo(REVIEWER.id());
        assertThat(answer.json().at("/decisions/0/decision").stringValue()).isEqualTo("approved");
        assertThat(answer.json().at("/decisions/0/notes").stringValue()).isEqualTo("Fine by me.");
        assertThat(SERVER.bean(EventLog.class).ofAggregate(id))
                .noneMatch(event -> event.payload().toString().contains("Fine"));
        REVIEWER.post("/approvals/" + id + "/reject", "{\"reason\": \"Too late.\"}")
                .has(409, "ALREADY_DECIDED");
    }

    @Test
    void a_yes_needs_no_notes() {
        assertThat(REVIEWER.post("/approvals/" + requested("anna", 1) + "/approve", "")
                        .has(200)
                        .json()
                        .at("/decisions/0/notes")
                        .isNull())
                .isTrue();
        REVIEWER.post("/approvals/" + requested("anna", 1) + "/approve", "{\"notes\": \"\"}")
                .has(200);
    }

    @Test
    void a_no_needs_a_reason() {
        String id = requested("anna", 1);

        assertThat(REVIEWER.post("/approvals/" + id + "/reject", "{}").has(422).errors())
                .containsExactly("REQUIRED reason");
        Answer answer = REVIEWER.post("/approvals/" + id + "/reject", "{\"reason\": \"Unclear terms.\"}")
                .has(200);
        assertThat(answer.at("status")).isEqualTo("rejected");
        assertThat(answer.json().at("/decisions/0/notes").stringValue()).isEqualTo("Unclear terms.");
    }

    @Test
    void a_refused_decision_leaves_no_remark_behind() {
        String id = requested("anna", 1);
        REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200);
        long remarks = SERVER.count("vault");

        REVIEWER.post("/approvals/" + id + "/reject", "{\"reason\": \"Too late.\"}")
                .has(409);

        assertThat(SERVER.count("vault")).isEqualTo(remarks);
    }

    @Test
    void two_approvers_are_two_people() {
        String id = requested("anna", 2);

        assertThat(REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200).at("status"))
                .isEqualTo("in_review");
        REVIEWER.post("/approvals/" + id + "/approve", "{}").has(409, "ALREADY_DECIDED");
        assertThat(SERVER.admin()
                        .post("/approvals/" + id + "/approve", "{}")
                        .has(200)
                        .at("status"))
                .isEqualTo("approved");
    }

    @Test
    void nobody_decides_on_their_own_service() {
        Visitor both = SERVER.somebody("provider", "reviewer");
        String id = requested(both.id(), 1);

        both.post("/approvals/" + id + "/approve", "{}").has(403, "OWN_SERVICE");
        both.post("/approvals/" + id + "/reject", "{\"reason\": \"Mine.\"}").has(403, "OWN_SERVICE");
    }

    @Test
    void it_is_given_to_somebody_who_reviews() {
        String id = requested("anna", 1);

        Answer answer = REVIEWER.post("/approvals/" + id + "/assign", "{\"assignee\": \"" + REVIEWER.id() + "\"}")
                .has(200);

        assertThat(answer.at("assignee")).isEqualTo(REVIEWER.id());
        assertThat(answer.at("status")).isEqualTo("in_review");
        for (String nobody : List.of(SERVER.provider().id(), UUID.randomUUID().toString())) {
            assertThat(REVIEWER.post("/approvals/" + id + "/assign", "{\"assignee\": \"" + nobody + "\"}")
                            .has(422, "VALIDATION_FAILED")
                            .errors())
                    .containsExactly("INVALID_ENUM assignee");
        }
        REVIEWER.post("/approvals/" + id + "/assign", "{\"assignee\": \" \"}").has(422);
    }

    @Test
    void reviewers_talk_about_it_beside_the_events() {
        String id = requested("anna", 1);

        Answer answer = REVIEWER.post("/approvals/" + id + "/comments", "{\"text\": \"Whose data is that?\"}")
                .has(201);

        assertThat(answer.json().at("/comments/0/author").stringValue()).isEqualTo(REVIEWER.id());
        assertThat(answer.json().at("/comments/0/text").stringValue()).isEqualTo("Whose data is that?");
        assertThat(answer.at("status")).isEqualTo("pending");
        assertThat(SERVER.bean(EventLog.class).ofAggregate(id))
                .noneMatch(event -> event.payload().toString().contains("Whose"));
        assertThat(REVIEWER.post("/approvals/" + id + "/comments", "{}")
                        .has(422)
                        .errors())
                .containsExactly("REQUIRED text");
        SERVER.provider()
                .post("/approvals/" + id + "/comments", "{\"text\": \"Mine.\"}")
                .has(403);
        REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200);
        REVIEWER.post("/approvals/" + id + "/comments", "{\"text\": \"Too late.\"}")
                .has(409, "ALREADY_DECIDED");
    }

    @Test
    void what_somebody_said_is_gone_when_they_are_forgotten() {
        String id = requested("anna", 1);
        Visitor other = SERVER.somebody("reviewer");
        other.post("/approvals/" + id + "/comments", "{\"text\": \"I know her.\"}")
                .has(201);

        SERVER.admin().delete("/accounts/" + other.id() + "/personal-data").has(200);

        Answer answer = REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200);
        assertThat(answer.json().at("/comments")).hasSize(1);
        assertThat(answer.json().at("/comments/0/text").isNull()).isTrue();
    }

    @Test
    void it_passes_from_desk_to_desk_and_that_stays_visible() {
        String id = requested("anna", 1);
        Visitor other = SERVER.somebody("reviewer");
        assign(id, REVIEWER, REVIEWER);

        Answer answer = assign(id, other, other);

        assertThat(answer.at("assignee")).isEqualTo(other.id());
        assertThat(answer.json().at("/assignments/0/assignee").stringValue()).isEqualTo(REVIEWER.id());
        assertThat(answer.json().at("/assignments/1/assignedBy").stringValue()).isEqualTo(other.id());
        assertThat(REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200).at("status"))
                .as("others may decide as well")
                .isEqualTo("approved");
    }

    @Test
    void a_decision_on_what_has_changed_since_is_stale() {
        String id = requested("anna", 2);
        String seen = assign(id, REVIEWER, REVIEWER).header("ETag");
        String next = REVIEWER.post("/approvals/" + id + "/comments", "{\"text\": \"Hm.\"}", "If-Match", seen)
                .has(201)
                .header("ETag");

        REVIEWER.post("/approvals/" + id + "/approve", "{}", "If-Match", seen).has(412, "STALE_PRECONDITION");
        REVIEWER.post("/approvals/" + id + "/reject", "{\"reason\": \"No.\"}", "If-Match", seen)
                .has(412);
        REVIEWER.post("/approvals/" + id + "/approve", "{}", "If-Match", "W/" + next)
                .has(412);
        REVIEWER.post("/approvals/" + id + "/approve", "{}", "If-Match", seen + ", " + next)
                .has(200);
    }

    @Test
    void a_decision_is_taken_once_however_often_it_is_sent_under_one_key() {
        String id = requested("anna", 2);
        Visitor other = SERVER.somebody("reviewer");

        KeyedCommandsIT.lostThenAgain(
                REVIEWER, "POST", "/approvals/" + id + "/assign", Map.of("assignee", REVIEWER.id()), 200);
        KeyedCommandsIT.lostThenAgain(REVIEWER, "POST", "/approvals/" + id + "/comments", "{\"text\": \"Hm.\"}", 201);
        KeyedCommandsIT.lostThenAgain(REVIEWER, "POST", "/approvals/" + id + "/approve", "{\"notes\": \"Yes.\"}", 200);
        Answer last = KeyedCommandsIT.lostThenAgain(
                other, "POST", "/approvals/" + id + "/reject", "{\"reason\": \"No.\"}", 200);

        assertThat(last.at("status")).isEqualTo("rejected");
        assertThat(last.json().at("/decisions")).hasSize(2);
        assertThat(last.json().at("/comments")).hasSize(1);
    }

    @Test
    void of_many_who_decide_at_once_one_does() {
        String id = requested("anna", 1);
        List<Visitor> reviewers =
                Stream.generate(() -> SERVER.somebody("reviewer")).limit(6).toList();
        ExecutorService all = Executors.newFixedThreadPool(6);

        List<Integer> answers = reviewers.stream()
                .map(reviewer -> CompletableFuture.supplyAsync(
                        () -> reviewer.post("/approvals/" + id + "/approve", "{}")
                                .status(),
                        all))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        all.shutdown();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void who_is_a_reviewer_no_more_decides_no_more() {
        String id = requested("anna", 1);
        Visitor former = SERVER.somebody("reviewer");
        assign(id, former, former);
        SERVER.admin()
                .put("/accounts/" + former.id() + "/roles", Map.of("roles", List.of("consumer")))
                .has(200);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(former.post("/approvals/" + id + "/comments", "{\"text\": \"x\"}")
                                .status())
                        .isEqualTo(403));
        former.post("/approvals/" + id + "/approve", "{}").has(403);
        assertThat(REVIEWER.post("/approvals/" + id + "/approve", "{}").has(200).at("status"))
                .isEqualTo("approved");
    }

    private static Answer assign(String id, Visitor by, Visitor to) {
        return by.post("/approvals/" + id + "/assign", Map.of("assignee", to.id()))
                .has(200);
    }

    @Test
    void what_is_written_is_not_looked_at_before_it_is_known_who_may_write() {
        Visitor both = SERVER.somebody("provider", "reviewer");
        String own = "/approvals/" + requested(both.id(), 1);
        String other = "/approvals/" + requested("anna", 1);
        for (String path : List.of("/approve", "/reject", "/comments")) {
            both.post(own + path, "{", "If-Match", "\"stale\"").has(403, "OWN_SERVICE");
        }
        for (String path : List.of("/approve", "/reject", "/comments", "/assign")) {
            REVIEWER.post(other + path, "{", "If-Match", "\"stale\"").has(412);
            REVIEWER.post(other + path, "{").has(400);
        }
    }

    @Test
    void only_reviewers_decide_and_only_on_what_there_is() {
        String id = requested("anna", 1);

        SERVER.visitor().post("/approvals/" + id + "/approve", "{}").has(401);
        SERVER.provider().post("/approvals/" + id + "/approve", "{}").has(403);
        REVIEWER.post("/approvals/" + UUID.randomUUID() + "/approve", "{}").has(404, "NOT_FOUND");
        REVIEWER.post("/approvals/" + "x".repeat(300) + "/approve", "{}").has(404, "NOT_FOUND");
    }

    private static String requested(String provider, int required) {
        PublicationId publication = PublicationId.next();
        ApprovalId id = ApprovalId.of(publication);
        SERVER.happens(new RequestApproval(
                id,
                publication,
                ServiceId.next(),
                new ServiceName("Chat One"),
                new VersionNumber("1.0.0"),
                Category.TEXT_GENERATION,
                new AccountId(provider),
                List.of("compliance.level is confidential"),
                required,
                Instant.now().plus(Duration.ofDays(7)),
                "compliance.level=confidential: 1"));
        return id.value();
    }
}
