package org.llmmarket.publishing.command.publication;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A provider tries a version again that failed its validation. */
@RestController
class ResubmitVersionEndpoint {

    private final Bodies bodies;
    private final Publishing publishing;

    ResubmitVersionEndpoint(Bodies bodies, Publishing publishing) {
        this.bodies = bodies;
        this.publishing = publishing;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services/{id}/versions/{version}/resubmit", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Accepted> resubmit(
            @PathVariable String id,
            @PathVariable String version,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        boolean isAsItWas = body == null || body.length == 0;
        Supplier<JsonNode> request = () -> isAsItWas ? JsonNodeFactory.instance.objectNode() : bodies.parse(body);
        return publishing.resubmit(id, version, request, caller, ifMatch);
    }
}
