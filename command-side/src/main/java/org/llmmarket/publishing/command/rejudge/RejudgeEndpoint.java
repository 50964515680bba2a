package org.llmmarket.publishing.command.rejudge;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.rejudge.Rejudgement;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.llmmarket.publishing.command.policy.MissingVerdict;
import org.llmmarket.publishing.store.log.EventLog;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whoever is concerned asks whether the verdicts of a publication still follow from what they rest on; nothing is stored. */
@RestController
class RejudgeEndpoint {

    private final Bodies bodies;
    private final ServicesInSight services;
    private final EventLog log;
    private final Rejudging rejudging;

    RejudgeEndpoint(Bodies bodies, ServicesInSight services, EventLog log, Rejudging rejudging) {
        this.bodies = bodies;
        this.services = services;
        this.log = log;
        this.rejudging = rejudging;
    }

    @MayCall(
            value = {Role.PROVIDER, Role.REVIEWER, Role.AUDITOR},
            scope = Scope.SERVICES_READ)
    @PostMapping(path = "/services/{id}/versions/{version}/rejudge", consumes = MediaType.APPLICATION_JSON_VALUE)
    Rejudgement rejudge(
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String publication,
            @RequestParam(required = false) @Nullable String policy,
            @RequestBody(required = false) byte @Nullable [] body,
            Caller caller) {
        CatalogEntry service = concerned(services.get(id, caller), caller);
        VersionNumber number = services.version(service, version).number();
        CaseFile file = CaseFile.of(events(service.id()), number, publication)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The version has no such publication."));
        DraftPolicy draft = draft(policy, bodies.readOptional(body, "rejudge"));
        try {
            return rejudging.judge(file, draft);
        } catch (NoVerdict none) {
            throw MissingVerdict.problem(none, "policy").exception();
        }
    }

    private static CatalogEntry concerned(CatalogEntry service, Caller caller) {
        boolean isConcerned =
                caller.is(service.providerId()) || caller.roles().stream().anyMatch(RejudgeEndpoint::seesEverything);
        Rejection.rejectIf(
                !isConcerned,
                Reason.NOT_THE_OWNER,
                "Only the provider of the service, reviewers, auditors and admins may do that.");
        return service;
    }

    private static boolean seesEverything(Role role) {
        return role == Role.REVIEWER || role == Role.AUDITOR || role == Role.ADMIN;
    }

    private List<Happened> events(ServiceId service) {
        return log.ofService(service.value()).stream()
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList();
    }

    private static @Nullable DraftPolicy draft(@Nullable String id, JsonNode request) {
        int given = (id == null ? 0 : 1) + request.size();
        if (given > 1 || (id != null && id.isBlank())) {
            throw MissingVerdict.problem(
                            new NoVerdict(
                                    NoVerdict.Kind.UNFIT,
                                    "Give one policy: its id as ?policy= or policyId, or the policy itself."),
                            "policy")
                    .exception();
        }
        if (given == 0) {
            return null;
        }
        String known =
                Optional.ofNullable(id).orElseGet(() -> request.path("policyId").asString(""));
        return new DraftPolicy(
                known, request.has("policy") ? request.get("policy").toString() : "");
    }
}
