package org.llmmarket.publishing.command.approval;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalView;
import org.llmmarket.publishing.api.approval.AssignApproval;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A reviewer gives an approval to a colleague, or takes it. */
@RestController
class AssignApprovalEndpoint {

    private final Bodies bodies;
    private final ApprovalAnswers answers;

    AssignApprovalEndpoint(Bodies bodies, ApprovalAnswers answers) {
        this.bodies = bodies;
        this.answers = answers;
    }

    @MayCall(value = Role.REVIEWER, scope = Scope.APPROVALS_DECIDE)
    @PostMapping(path = "/approvals/{id}/assign", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ApprovalView> assign(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answers.after(
                id, caller, ifMatch, approval -> new AssignApproval(approval, caller.actor(), assignee(body)));
    }

    private AccountId assignee(byte @Nullable [] body) {
        return new AccountId(bodies.read(body, "assign").get("assignee").stringValue());
    }
}
