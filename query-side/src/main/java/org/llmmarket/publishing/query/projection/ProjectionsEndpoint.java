package org.llmmarket.publishing.query.projection;

import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /projections} and {@code POST /projections/{name}/rebuild}: lag, and replay with progress. */
@RestController
class ProjectionsEndpoint {

    private final Projections projections;

    ProjectionsEndpoint(Projections projections) {
        this.projections = projections;
    }

    @GetMapping("/projections")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    Page<ProjectionView> list() {
        return Page.of(projections.all(), Parameters.HIGHEST_LIMIT, group -> Cursor.of(group.name()));
    }

    @PostMapping("/projections/{name}/rebuild")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionView rebuild(@PathVariable String name) {
        return projections.rebuild(name);
    }
}
