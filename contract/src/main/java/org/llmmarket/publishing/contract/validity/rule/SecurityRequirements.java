package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashSet;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;

/** What is required of callers is declared: schemes among the components, scopes in a flow. */
final class SecurityRequirements implements Rule {

    private static final String FAULT = "INVALID_SECURITY";

    private final Description description;

    SecurityRequirements(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SECURITY_REQUIREMENT);
    }

    @Override
    public void visit(ObjectKind kind, Position requirement) {
        for (Position scheme : Description.members(requirement)) {
            JsonNode declared = description
                    .root()
                    .path("components")
                    .path("securitySchemes")
                    .path(scheme.key());
            if (declared.isMissingNode()) {
                if (!isReference(scheme)) {
                    String message = "Declare the security scheme '" + Description.cut(scheme.key())
                            + "' under components/securitySchemes, or name one that is there.";
                    description.misfit(scheme, FAULT, message);
                }
            } else {
                checkScopes(scheme, description.resolve(declared));
            }
        }
    }

    /** Since OpenAPI 3.2 a scheme may be named by its URI. */
    private boolean isReference(Position scheme) {
        boolean isUri = scheme.key().indexOf('/') >= 0 || scheme.key().indexOf('#') >= 0;
        if (!isUri || !description.edition().isAtLeast(Edition.V3_2)) {
            return false;
        }
        if (description.targets().isElsewhere(scheme.key(), scheme)) {
            String message = "Put the security scheme into this document: nothing is fetched.";
            description.outside(scheme, "UNRESOLVED_REFERENCE", message);
            return true;
        }
        return description.targets().find(scheme.key(), scheme).path("type").isString();
    }

    private void checkScopes(Position requirement, JsonNode scheme) {
        String type = scheme.path("type").asString("");
        if (description.edition() == Edition.V3_0
                && !requirement.node().isEmpty()
                && !type.equals("oauth2")
                && !type.equals("openIdConnect")
                && !type.isEmpty()) {
            description.error(requirement, FAULT, "Make this list empty: scopes are for oauth2 and openIdConnect.");
        }
        if (!type.equals("oauth2") || scheme.path("flows").isEmpty()) {
            return;
        }
        Set<String> scopes = new HashSet<>();
        scheme.path("flows").forEach(flow -> scopes.addAll(flow.path("scopes").propertyNames()));
        for (Position scope : Description.items(requirement)) {
            if (scope.node().isString() && !scopes.contains(scope.node().asString())) {
                String message =
                        "Declare the scope '" + Description.cut(scope.node().asString()) + "' in a flow of the scheme.";
                description.misfit(scope, "UNKNOWN_SCOPE", message);
            }
        }
    }
}
