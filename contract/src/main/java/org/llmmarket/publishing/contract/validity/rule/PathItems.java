package org.llmmarket.publishing.contract.validity.rule;

import java.util.Locale;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.databind.JsonNode;

/** A path item says nothing twice: neither beside its reference nor among its additional operations. */
final class PathItems implements Rule {

    private final Description description;

    PathItems(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.PATH_ITEM);
    }

    @Override
    public void visit(ObjectKind kind, Position item) {
        if (item.node().has("$ref")) {
            checkSiblings(item);
        }
        for (Position operation : Description.members(item.child("additionalOperations"))) {
            checkMethod(operation);
        }
    }

    private void checkSiblings(Position item) {
        JsonNode target = description.resolve(item.node());
        for (Position member : Description.members(item)) {
            if (!member.key().equals("$ref") && target.has(member.key()) && Operations.isMethod(member.key())) {
                String message =
                        "Keep '" + member.key() + "' here or where $ref leads: with both the meaning is undefined.";
                description.warning(member, "AMBIGUOUS_PATH_ITEM", message);
            }
        }
    }

    private void checkMethod(Position operation) {
        String method = operation.key();
        if (!Syntax.TOKEN.matches(method)) {
            description.error(operation, "INVALID_PATH_ITEM", "Name the operation by an HTTP method.");
        } else if (Operations.isMethod(method.toLowerCase(Locale.ROOT))) {
            String message = "Describe this operation in the field '" + method.toLowerCase(Locale.ROOT) + "'.";
            description.error(operation, "INVALID_PATH_ITEM", message);
        }
    }
}
