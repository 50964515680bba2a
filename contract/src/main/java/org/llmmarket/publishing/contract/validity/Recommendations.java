package org.llmmarket.publishing.contract.validity;

import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.structure.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a good document has although the specification does not ask for it: warnings, which strict mode takes as errors. */
final class Recommendations {

    private final Verdict verdict;

    private Recommendations(Verdict verdict) {
        this.verdict = verdict;
    }

    static void check(OpenApiDocument document, Verdict verdict) {
        new Recommendations(verdict).check(document);
    }

    private void check(OpenApiDocument document) {
        Position root = Position.root(document.tree());
        if (document.tree().path("info").isObject()
                && isBlank(document.tree().path("info").path("description"))) {
            verdict.lapse(
                    root.child("info").child("description"),
                    "MISSING_DESCRIPTION",
                    "Describe the API for those who choose.");
        }
        checkParts(root, document.tree(), document);
        for (Operation operation : document.operations()) {
            Position at = at(root, operation);
            if (operation.operationId() == null) {
                verdict.lapse(
                        at,
                        "MISSING_OPERATION_ID",
                        "Give " + operation + " an operationId, by which code can name it.");
            }
            if (isBlank(operation.node().path("summary"))
                    && isBlank(operation.node().path("description"))) {
                verdict.lapse(
                        at, "MISSING_DOCUMENTATION", "Say what " + operation + " does, in a summary or description.");
            }
        }
    }

    private void checkParts(Position root, ObjectNode tree, OpenApiDocument document) {
        if (tree.path("components").path("schemas").isEmpty()) {
            verdict.lapse(
                    root.child("components").child("schemas"),
                    "NO_SCHEMAS",
                    "Name the data that is exchanged as schemas.");
        }
        if (tree.path("servers").isEmpty()) {
            verdict.lapse(root.child("servers"), "NO_SERVERS", "Say where the API can be called.");
        }
        boolean isDeclared = tree.has("security")
                || document.operations().stream()
                        .anyMatch(operation -> operation.security().declared());
        if (!isDeclared) {
            verdict.lapse(
                    root.child("security"),
                    "NO_SECURITY",
                    "Say what callers must present, or by security: [] that it is nothing.");
        }
    }

    private static Position at(Position root, Operation operation) {
        Position item = root.child("paths").child(operation.path());
        String method = operation.pointer().substring(operation.pointer().lastIndexOf('/') + 1);
        return operation.pointer().contains("/additionalOperations/")
                ? item.child("additionalOperations").child(method)
                : item.child(method);
    }

    private static boolean isBlank(JsonNode text) {
        return text.asString("").isBlank();
    }
}
