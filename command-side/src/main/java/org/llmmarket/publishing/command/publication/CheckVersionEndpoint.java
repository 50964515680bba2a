package org.llmmarket.publishing.command.publication;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.command.gate.Appraisal;
import org.llmmarket.publishing.command.gate.Judged;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A provider asks what the gate would say of a new version, without publishing it. */
@RestController
class CheckVersionEndpoint {

    private final Bodies bodies;
    private final Publishing publishing;

    CheckVersionEndpoint(Bodies bodies, Publishing publishing) {
        this.bodies = bodies;
        this.publishing = publishing;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_READ)
    @PostMapping(path = "/services/{id}/versions/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer check(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body, Caller caller) {
        Judged<?> judged = publishing.checkNext(id, () -> bodies.parse(body), caller);
        return new Answer(
                judged.findings(), judged.appraisal().map(Appraisal::members).orElse(Map.of()));
    }

    /** What was found, with the version gate's verdict. */
    record Answer(
            @JsonUnwrapped Findings findings, @JsonAnyGetter Map<String, Object> verdict) {}
}
