package org.llmmarket.publishing.contract.comparison.path;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import tools.jackson.databind.JsonNode;

/** Finds the operations of one contract by their names, and knows which scopes they ask for. */
public final class OperationIndex {

    private final Map<String, String> byId = new HashMap<>();
    private final Map<String, String> byReference = new HashMap<>();
    private final Set<String> scopes = new HashSet<>();

    public OperationIndex(Place document, Differences differences) {
        scopes(document.node().path("security"));
        Place paths = document.member("paths");
        for (String path : paths.node().propertyNames()) {
            differences.spend(1);
            PathItem item = PathItem.of(path, paths.member(path));
            item.operations().forEach((method, operation) -> {
                differences.spend(1);
                String name = method + " " + item.template().shape();
                byReference.put("#" + operation.location(), name);
                byReference.put("#" + operation.written(), name);
                byId.putIfAbsent(operation.node().path("operationId").asString(""), name);
                scopes(operation.node().path("security"));
            });
        }
    }

    private void scopes(JsonNode security) {
        security.forEach(
                alternative -> alternative.forEach(scheme -> scheme.forEach(scope -> scopes.add(scope.asString("")))));
    }

    /** The operation with an operationId, as its method and the shape of its path. */
    public Optional<String> named(String operationId) {
        return Optional.ofNullable(byId.get(operationId));
    }

    /** The operation that a reference leads to, likewise. */
    public Optional<String> referenced(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** Whether some operation asks for a scope, of whatever scheme. */
    public boolean asksFor(String scope) {
        return scopes.contains(scope);
    }
}
