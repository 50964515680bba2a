package org.llmmarket.publishing.command.service;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.ReinstateService;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A reviewer brings a suspended service back. */
@RestController
class ReinstateServiceEndpoint {

    private final Bodies bodies;
    private final ServiceAnswers answers;

    ReinstateServiceEndpoint(Bodies bodies, ServiceAnswers answers) {
        this.bodies = bodies;
        this.answers = answers;
    }

    @MayCall(value = Role.REVIEWER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services/{id}/reinstate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceView> reinstate(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answers.after(
                id, caller, ifMatch, service -> new ReinstateService(service.id(), caller.actor(), reason(body)));
    }

    private @Nullable String reason(byte @Nullable [] body) {
        return bodies.readOptional(body, "reason")
                .path("reason")
                .stringValueOpt()
                .orElse(null);
    }
}
