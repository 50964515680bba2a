package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.RuntimeExpression;
import tools.jackson.databind.JsonNode;

/**
 * A link leads to an operation and names parameters that it has. An operation may also be in another document of the same
 * description, so that one which is not here is a doubt.
 */
final class Links implements Rule {

    private static final String FAULT = "INVALID_LINK";
    private static final Pattern OPERATION =
            Pattern.compile("/(?:get|put|post|delete|options|head|patch|trace|query|additionalOperations/[^/]++)$");

    private final Description description;
    private final Map<String, Position> operations = new HashMap<>();
    private final List<Position> links = new ArrayList<>();

    Links(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.LINK, ObjectKind.OPERATION);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        if (kind == ObjectKind.OPERATION) {
            operations.putIfAbsent(object.text("operationId"), object);
        } else {
            links.add(object);
        }
    }

    @Override
    public void conclude() {
        for (Position link : links) {
            checkTarget(link);
            checkExpression(link.child("requestBody"));
            for (Position parameter : Description.members(link.child("parameters"))) {
                checkExpression(parameter);
            }
        }
    }

    private void checkTarget(Position link) {
        if (link.node().path("operationId").isString()) {
            @Nullable Position operation = operations.get(link.text("operationId"));
            if (operation == null) {
                String message = "Name an operation of this document: none has the operationId '"
                        + Description.cut(link.text("operationId")) + "'.";
                description.warning(link.child("operationId"), "UNRESOLVED_REFERENCE", message);
            } else {
                Position item = operation.parent();
                checkParameters(link, operation.node(), item == null ? null : item.node());
            }
        } else if (link.node().path("operationRef").isString()) {
            checkReference(link);
        }
    }

    private void checkReference(Position link) {
        String reference = link.text("operationRef");
        JsonNode target = description.targets().find(reference, link);
        if (target.isMissingNode()) {
            String message =
                    "Point to an operation of this document: '" + Description.cut(reference) + "' leads to none.";
            description.warning(link.child("operationRef"), "UNRESOLVED_REFERENCE", message);
        } else if (!isOperation(reference, target)) {
            String message =
                    "Point to an Operation Object: '" + Description.cut(reference) + "' leads to something else.";
            description.error(link.child("operationRef"), "WRONG_REFERENCE", message);
        } else {
            int slash = reference.lastIndexOf('/');
            checkParameters(link, target, description.targets().find(reference.substring(0, slash), link));
        }
    }

    private static boolean isOperation(String reference, JsonNode target) {
        return target.isObject() && OPERATION.matcher(reference).find();
    }

    private void checkParameters(Position link, JsonNode operation, @Nullable JsonNode item) {
        Set<String> names = new HashSet<>();
        List<JsonNode> declared = new ArrayList<>();
        operation.path("parameters").forEach(declared::add);
        if (item != null) {
            item.path("parameters").forEach(declared::add);
        }
        for (JsonNode parameter : declared) {
            JsonNode node = description.resolve(parameter);
            if (!node.isObject()) {
                return;
            }
            names.add(node.path("name").asString(""));
            names.add(node.path("in").asString("") + "." + node.path("name").asString(""));
        }
        for (Position parameter : Description.members(link.child("parameters"))) {
            if (!names.contains(parameter.key())) {
                String message = "Name a parameter of the linked operation: it has no '"
                        + Description.cut(parameter.key()) + "'.";
                description.warning(parameter, FAULT, message);
            }
        }
    }

    private void checkExpression(Position value) {
        String text = value.node().asString("");
        if (value.node().isString() && text.startsWith("$") && !RuntimeExpression.isValid(text)) {
            String message = "Mend this runtime expression: '" + Description.cut(text) + "' is none.";
            description.warning(value, "INVALID_EXPRESSION", message);
        }
    }
}
