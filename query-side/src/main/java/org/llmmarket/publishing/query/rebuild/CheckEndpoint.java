package org.llmmarket.publishing.query.rebuild;

import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /projections/{name}/check}: whether a sample of a read model's rows is what the log says. */
@RestController
class CheckEndpoint {

    private final ReadModels models;
    private final DriftWatch watch;
    private final KeyedWrites writes;

    CheckEndpoint(ReadModels models, DriftWatch watch, KeyedWrites writes) {
        this.models = models;
        this.watch = watch;
        this.writes = writes;
    }

    @GetMapping("/projections/{name}/check")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    CheckView last(@PathVariable String name) {
        return watch.last(model(name).group())
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, name + " was not checked yet: POST to do so."));
    }

    @PostMapping("/projections/{name}/check")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<CheckView> check(@PathVariable String name) {
        ReadModel model = model(name);
        CheckView found = watch.check(model);
        return writes.write(() -> watch.keep(found), () -> ResponseEntity.ok(found));
    }

    private ReadModel model(String name) {
        return models.model(name)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no read model " + name + "."));
    }
}
