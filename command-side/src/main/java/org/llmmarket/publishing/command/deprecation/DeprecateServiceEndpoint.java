package org.llmmarket.publishing.command.deprecation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.command.CommandSettings;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The provider announces the end of a service. */
@RestController
class DeprecateServiceEndpoint {

    private final Bodies bodies;
    private final NamedSuccessor successors;
    private final ServiceAnswers answers;
    private final Duration grace;

    DeprecateServiceEndpoint(
            Bodies bodies, NamedSuccessor successors, ServiceAnswers answers, CommandSettings settings) {
        this.bodies = bodies;
        this.successors = successors;
        this.answers = answers;
        this.grace = settings.deprecationGrace();
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services/{id}/deprecate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ServiceView> deprecate(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answers.afterOwners(id, caller, ifMatch, service -> {
            AnnouncedEnd end = AnnouncedEnd.of(bodies.readOptional(body, "deprecation"), Instant.now(), grace);
            successors.rejectIfDangling(end.successor(), service, null, caller);
            return new DeprecateService(
                    service.id(), caller.actor(), end.requestedAt(), end.sunsetAt(), end.reason(), end.successor());
        });
    }
}
