package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import org.llmmarket.publishing.contract.validity.syntax.Template;
import tools.jackson.databind.JsonNode;

/** The URL of a server is one once its variables have values, and they have. */
final class Servers implements Rule {

    private static final String FAULT = "INVALID_SERVER";

    private final Description description;

    Servers(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SERVER, ObjectKind.SERVER_VARIABLE, ObjectKind.OPENAPI);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        switch (kind) {
            case SERVER -> checkServer(object);
            case SERVER_VARIABLE -> checkVariable(object);
            default -> checkNames(object.child("servers"));
        }
    }

    private void checkServer(Position server) {
        if (!server.node().path("url").isString()) {
            return;
        }
        Position url = server.child("url");
        Template template = Template.of(server.text("url"));
        @Nullable String fault = template.fault();
        if (fault != null) {
            description.error(url, FAULT, "Mend this URL: " + fault + ".");
            return;
        }
        if (!Syntax.URI_REFERENCE.matches(filled(server, template))) {
            description.error(url, FAULT, "Write a URL here, with variables in braces.");
        }
        if (template.form().indexOf('?') >= 0 || template.form().indexOf('#') >= 0) {
            since32(url, "Remove the query or fragment: paths are appended to this URL.");
        }
        checkVariables(server, template.variables());
    }

    /** The URL with every variable at its default. */
    private static String filled(Position server, Template template) {
        String url = server.text("url");
        for (String variable : template.variables()) {
            String value = server.node()
                    .path("variables")
                    .path(variable)
                    .path("default")
                    .asString("");
            url = url.replace("{" + variable + "}", value.isEmpty() ? "a" : value);
        }
        return url;
    }

    private void checkVariables(Position server, List<String> used) {
        JsonNode defined = server.node().path("variables");
        if (new HashSet<>(used).size() < used.size()) {
            since32(server.child("url"), "Use each variable of this URL once.");
        }
        for (String variable : new HashSet<>(used)) {
            if (!defined.has(variable)) {
                String message =
                        "Define the variable '" + Description.cut(variable) + "' of this URL under 'variables'.";
                description.error(server.child("url"), FAULT, message);
            }
        }
        for (Position variable : Description.members(server.child("variables"))) {
            if (!used.contains(variable.key())) {
                String message = "Remove this variable, or use {" + Description.cut(variable.key()) + "} in the URL.";
                description.warning(variable, "UNUSED_VARIABLE", message);
            }
        }
    }

    private void checkVariable(Position variable) {
        JsonNode values = variable.node().path("enum");
        boolean isOutside = values.isArray()
                && variable.node().path("default").isString()
                && values.valueStream().noneMatch(variable.node().path("default")::equals);
        if (isOutside && !values.isEmpty()) {
            String message = "Choose a default that is among the values of 'enum'.";
            if (description.edition() == Edition.V3_0) {
                description.warning(variable.child("default"), FAULT, message);
            } else {
                description.error(variable.child("default"), FAULT, message);
            }
        }
    }

    private void checkNames(Position servers) {
        Set<String> names = new HashSet<>();
        for (Position server : Description.items(servers)) {
            if (server.node().path("name").isString() && !names.add(server.text("name"))) {
                description.error(server.child("name"), FAULT, "Give this server a name of its own.");
            }
        }
    }

    private void since32(Position at, String message) {
        if (description.edition().isAtLeast(Edition.V3_2)) {
            description.error(at, FAULT, message);
        } else {
            description.warning(at, FAULT, message);
        }
    }
}
