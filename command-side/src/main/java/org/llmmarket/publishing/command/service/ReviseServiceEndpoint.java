package org.llmmarket.publishing.command.service;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.service.ReviseService;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.llmmarket.publishing.command.gate.Gate;
import org.llmmarket.publishing.command.policy.RevisedTerms;
import org.llmmarket.publishing.command.policy.Verdicts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The provider changes how a service presents itself, or betters its terms. */
@RestController
class ReviseServiceEndpoint {

    private final Bodies bodies;
    private final Gate gate;
    private final RevisedTerms revisedTerms;
    private final ServiceAnswers answers;

    ReviseServiceEndpoint(Bodies bodies, Gate gate, RevisedTerms revisedTerms, ServiceAnswers answers) {
        this.bodies = bodies;
        this.gate = gate;
        this.revisedTerms = revisedTerms;
        this.answers = answers;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PutMapping(path = "/services/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceView> revise(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestAttribute(name = Verdicts.ATTRIBUTE, required = false) @Nullable Verdicts shared,
            Caller caller) {
        Verdicts verdicts = shared == null ? new Verdicts() : shared;
        return answers.afterOwners(
                id, caller, ifMatch, service -> revision(service, bodies.parse(body), caller, verdicts));
    }

    private ReviseService revision(CatalogEntry service, JsonNode changes, Caller caller, Verdicts verdicts) {
        Offer offer = gate.judgeRevision(service, changes).orReject();
        PolicyVerdict verdict = revisedTerms.judge(service, offer, verdicts);
        return new ReviseService(
                service.id(),
                caller.actor(),
                service.shown().orElseThrow().number(),
                offer.listing(),
                offer.terms(),
                offer.revision(),
                verdict);
    }
}
