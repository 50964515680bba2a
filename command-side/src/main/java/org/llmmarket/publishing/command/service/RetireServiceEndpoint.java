package org.llmmarket.publishing.command.service;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.RetireService;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The provider takes a service from the market for good. */
@RestController
class RetireServiceEndpoint {

    private final Bodies bodies;
    private final ServiceAnswers answers;

    RetireServiceEndpoint(Bodies bodies, ServiceAnswers answers) {
        this.bodies = bodies;
        this.answers = answers;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @DeleteMapping(path = "/services/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceView> retire(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answers.afterOwners(
                id, caller, ifMatch, service -> new RetireService(service.id(), caller.actor(), reason(body)));
    }

    private @Nullable String reason(byte @Nullable [] body) {
        return bodies.readOptional(body, "reason")
                .path("reason")
                .stringValueOpt()
                .orElse(null);
    }
}
