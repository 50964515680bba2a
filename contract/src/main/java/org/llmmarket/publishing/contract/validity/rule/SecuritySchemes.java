package org.llmmarket.publishing.contract.validity.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** A security scheme has the fields that its type needs. */
final class SecuritySchemes implements Rule {

    private static final String FAULT = "INVALID_SECURITY";
    private static final Map<String, List<String>> NEEDED = Map.of(
            "apiKey", List.of("name", "in"),
            "http", List.of("scheme"),
            "oauth2", List.of("flows"),
            "openIdConnect", List.of("openIdConnectUrl"));
    private static final Map<String, List<String>> USED = Map.of(
            "apiKey", List.of("name", "in"),
            "http", List.of("scheme", "bearerFormat"),
            "oauth2", List.of("flows", "oauth2MetadataUrl"),
            "openIdConnect", List.of("openIdConnectUrl"));
    private static final List<String> OF_SOME_TYPE =
            List.of("name", "in", "scheme", "bearerFormat", "flows", "oauth2MetadataUrl", "openIdConnectUrl");
    private static final Set<String> REGISTERED = Set.of(
            "basic",
            "bearer",
            "concealed",
            "digest",
            "dpop",
            "gnap",
            "hoba",
            "mutual",
            "negotiate",
            "oauth",
            "privatetoken",
            "scram-sha-1",
            "scram-sha-256",
            "vapid");

    private final Description description;

    SecuritySchemes(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SECURITY_SCHEME, ObjectKind.OAUTH_FLOWS);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        if (kind == ObjectKind.OAUTH_FLOWS) {
            if (object.node().propertyNames().stream().allMatch(name -> name.startsWith("x-"))) {
                description.warning(object, FAULT, "Describe a flow: without one nobody can get a token.");
            }
            return;
        }
        String type = object.text("type");
        for (String field : NEEDED.getOrDefault(type, List.of())) {
            if (!object.node().has(field)) {
                String message = "Add the field '" + field + "': a security scheme of type " + type + " needs it.";
                description.error(object.child(field), FAULT, message);
            }
        }
        for (String field : OF_SOME_TYPE) {
            if (object.node().has(field) && !USED.getOrDefault(type, List.of()).contains(field)) {
                String message =
                        "Remove '" + field + "': it is not for security schemes of type " + Description.cut(type) + ".";
                description.warning(object.child(field), "IGNORED_FIELD", message);
            }
        }
        checkHttp(object);
        checkTransport(object.child("openIdConnectUrl"));
        for (Position flow : Description.members(object.child("flows"))) {
            for (String url : List.of("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")) {
                checkTransport(flow.child(url));
            }
        }
    }

    private void checkHttp(Position scheme) {
        String name = scheme.text("scheme").toLowerCase(Locale.ROOT);
        if (scheme.text("type").equals("http") && !name.isEmpty() && !REGISTERED.contains(name)) {
            String message = "Use a scheme that is registered with IANA, such as bearer, instead of '"
                    + Description.cut(name) + "'.";
            description.warning(scheme.child("scheme"), "UNREGISTERED_SCHEME", message);
        }
        if (scheme.node().has("bearerFormat") && name.matches("basic|digest")) {
            description.warning(
                    scheme.child("bearerFormat"), "IGNORED_FIELD", "Remove bearerFormat: it is for bearer tokens.");
        }
    }

    private void checkTransport(Position url) {
        if (url.node().asString("").startsWith("http:")) {
            description.warning(url, "INSECURE_URL", "Use https here: tokens need TLS.");
        }
    }
}
