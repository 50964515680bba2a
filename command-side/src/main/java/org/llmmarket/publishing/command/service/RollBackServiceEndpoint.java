package org.llmmarket.publishing.command.service;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.RollBackService;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The provider or a reviewer makes another active version the default. */
@RestController
class RollBackServiceEndpoint {

    private final Bodies bodies;
    private final ServicesInSight services;
    private final ServiceAnswers answers;

    RollBackServiceEndpoint(Bodies bodies, ServicesInSight services, ServiceAnswers answers) {
        this.bodies = bodies;
        this.services = services;
        this.answers = answers;
    }

    @MayCall(
            value = {Role.PROVIDER, Role.REVIEWER},
            scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services/{id}/rollback", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceView> rollBack(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        if (!caller.roles().contains(Role.REVIEWER)) {
            services.getOwn(id, caller);
        }
        return answers.after(
                id, caller, ifMatch, service -> new RollBackService(service.id(), caller.actor(), toVersion(body)));
    }

    private VersionNumber toVersion(byte @Nullable [] body) {
        return new VersionNumber(bodies.read(body, "rollback").get("toVersion").stringValue());
    }
}
