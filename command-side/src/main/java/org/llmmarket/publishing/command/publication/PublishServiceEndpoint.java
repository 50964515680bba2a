package org.llmmarket.publishing.command.publication;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A provider publishes a service. */
@RestController
class PublishServiceEndpoint {

    private final Bodies bodies;
    private final Publishing publishing;

    PublishServiceEndpoint(Bodies bodies, Publishing publishing) {
        this.bodies = bodies;
        this.publishing = publishing;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Accepted> publish(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return publishing.publish(bodies.parse(body), caller, ifMatch);
    }
}
