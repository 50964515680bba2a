package org.llmmarket.publishing.command.publication;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.command.gate.Gate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A provider asks what the gate would say, without publishing anything. */
@RestController
class ValidateServiceEndpoint {

    private final Bodies bodies;
    private final Gate gate;

    ValidateServiceEndpoint(Bodies bodies, Gate gate) {
        this.bodies = bodies;
        this.gate = gate;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_READ)
    @PostMapping(path = "/services/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Findings validate(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
        return gate.judge(bodies.parse(body), caller.actor().id()).findings();
    }
}
