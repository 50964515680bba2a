package org.llmmarket.publishing.contract.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the security requirements of an operation, which replace those of the document. */
final class SecurityReader {

    private final JsonNode root;
    private final References references;

    SecurityReader(JsonNode root, References references) {
        this.root = root;
        this.references = references;
    }

    Security of(JsonNode operation) {
        JsonNode requirements =
                operation.path("security").isArray() ? operation.path("security") : root.path("security");
        List<Security.Alternative> alternatives = new ArrayList<>();
        for (JsonNode requirement : requirements) {
            alternatives.add(new Security.Alternative(schemes(requirement)));
        }
        return new Security(requirements.isArray(), List.copyOf(alternatives));
    }

    private List<Security.Scheme> schemes(JsonNode requirement) {
        List<Security.Scheme> schemes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> scheme : requirement.properties()) {
            List<String> scopes = new ArrayList<>();
            scheme.getValue().forEach(scope -> scopes.add(scope.asString("")));
            JsonNode definition =
                    root.path("components").path("securitySchemes").path(scheme.getKey());
            schemes.add(new Security.Scheme(scheme.getKey(), references.resolve(definition), List.copyOf(scopes)));
        }
        return List.copyOf(schemes);
    }
}
