package org.llmmarket.publishing.contract.validity;

import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.structure.Verdict;
import tools.jackson.databind.JsonNode;

/** What the document of a service must have beyond the specification: something to call, over a safe channel. */
final class ServiceDemands {

    private ServiceDemands() {}

    static void check(OpenApiDocument document, Verdict verdict) {
        Position root = Position.root(document.tree());
        JsonNode paths = document.tree().path("paths");
        if (paths.isMissingNode()) {
            add(verdict, root.child("paths"), "MISSING_PATHS", "Add paths: a service has operations.");
        } else if (paths.isObject() && paths.isEmpty()) {
            add(verdict, root.child("paths"), "EMPTY_PATHS", "Describe a path: a service has operations.");
        } else if (paths.isObject() && document.operations().isEmpty()) {
            add(verdict, root.child("paths"), "NO_METHODS_DEFINED", "Describe an operation: no path has one.");
        }
        int index = 0;
        for (JsonNode server : document.tree().path("servers")) {
            Position at = root.child("servers").child(String.valueOf(index++), server);
            if (at.text("url").regionMatches(true, 0, "http:", 0, 5)) {
                verdict.lapse(
                        at.child("url"),
                        "INSECURE_SERVER",
                        "Offer this server over https: callers send it their credentials.");
            }
        }
    }

    private static void add(Verdict verdict, Position at, String code, String message) {
        boolean isSaid = verdict.errors().stream()
                .anyMatch(error ->
                        error.field().equals(at.pointer()) && error.code().equals(code));
        if (!isSaid) {
            verdict.error(at, code, message);
        }
    }
}
