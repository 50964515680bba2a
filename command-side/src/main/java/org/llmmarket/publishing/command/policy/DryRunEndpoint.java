package org.llmmarket.publishing.command.policy;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An admin asks what a policy would do to the market before it is put in force; nothing is stored. */
@RestController
class DryRunEndpoint {

    private final Bodies bodies;
    private final DryRun market;

    DryRunEndpoint(Bodies bodies, DryRun market) {
        this.bodies = bodies;
        this.market = market;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping(path = "/compliance/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE)
    DryRun.Outcome run(@RequestBody(required = false) byte @Nullable [] body) {
        JsonNode request = bodies.read(body, "dry-run");
        if (request.has("policy") == request.has("policyId")) {
            throw MissingVerdict.problem(
                            new NoVerdict(NoVerdict.Kind.UNFIT, "Give either a policy or the id of one."), "policy")
                    .exception();
        }
        DraftPolicy draft = new DraftPolicy(
                request.path("policyId").asString(""),
                request.has("policy") ? request.get("policy").toString() : "");
        try {
            return market.judge(draft, request.path("after").asString(""));
        } catch (NoVerdict none) {
            throw MissingVerdict.problem(none, draft.id().isEmpty() ? "policy" : "policyId")
                    .exception();
        }
    }
}
