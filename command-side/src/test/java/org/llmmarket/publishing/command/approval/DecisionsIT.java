package org.llmmarket.publishing.command.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
                Instant.now().plus(Duration.ofDays(7))));
        return id.value();
    }
}
