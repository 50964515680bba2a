package org.llmmarket.publishing.query.projection;

import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /projections} and one of them: how far each is behind the log, and how its last rebuild goes or went. */
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

    @GetMapping("/projections/{name}")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ProjectionView show(@PathVariable String name) {
        return projections
                .find(name)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no projection " + name + "."));
    }
}
