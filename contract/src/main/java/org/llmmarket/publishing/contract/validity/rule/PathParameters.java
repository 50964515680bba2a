package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Template;
import tools.jackson.databind.JsonNode;

/** Holds the variables of a path template against the path parameters of its operations. */
final class PathParameters {

    private static final String UNDECLARED = "UNDECLARED_PATH_PARAMETER";

    private final Description description;

    PathParameters(Description description) {
        this.description = description;
    }

    void check(Position written, Template template) {
        Position item = resolved(written);
        List<Position> operations = Operations.of(item);
        Declared common = declared(item, template, operations.isEmpty());
        for (Position operation : operations) {
            Declared own = declared(operation, template, false);
            for (String variable : new HashSet<>(template.variables())) {
                boolean isKnown = common.names.contains(variable) || own.names.contains(variable);
                if (!isKnown && common.isComplete && own.isComplete) {
                    String message = "Declare a parameter '" + Description.cut(variable)
                            + "' in: path, for the path has such a variable.";
                    description.misfit(operation, UNDECLARED, message);
                }
            }
        }
    }

    /** The path item itself, or what it refers to, at the place where it is used. */
    private Position resolved(Position written) {
        JsonNode target = description.resolve(written.node());
        if (!written.node().has("$ref") || !target.isObject()) {
            return written;
        }
        Position parent = written.parent();
        return parent == null ? written : parent.child(written.key(), target);
    }

    private record Declared(Set<String> names, boolean isComplete) {}

    private Declared declared(Position owner, Template template, boolean isUnused) {
        Set<String> names = new HashSet<>();
        boolean isComplete = !owner.node().has("$ref");
        List<Position> parameters = new ArrayList<>();
        Description.items(owner.child("parameters")).forEach(parameters::add);
        for (Position parameter : parameters) {
            JsonNode node = description.resolve(parameter.node());
            isComplete &= node.isObject();
            if (node.path("in").asString("").equals("path")) {
                String name = node.path("name").asString("");
                names.add(name);
                if (!template.variables().contains(name)) {
                    superfluous(parameter, name, isUnused);
                }
            }
        }
        return new Declared(names, isComplete);
    }

    private void superfluous(Position parameter, String name, boolean isUnused) {
        String message = "Put {" + Description.cut(name)
                + "} into the path, or remove this parameter: the path has no such variable.";
        if (isUnused) {
            description.warning(parameter, "UNKNOWN_PATH_PARAMETER", message);
        } else {
            description.misfit(parameter, "UNKNOWN_PATH_PARAMETER", message);
        }
    }
}
