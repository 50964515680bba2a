package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** Every operation has an identifier of its own, wherever it is described. */
final class OperationIds implements Rule {

    private final Description description;
    private final Map<String, Position> known = new HashMap<>();

    OperationIds(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.OPERATION);
    }

    @Override
    public void visit(ObjectKind kind, Position operation) {
        if (operation.node().path("operationId").isString()) {
            if (operation.text("operationId").isBlank()
                    || operation.text("operationId").matches(".*\\s.*")) {
                String message = "Write an operationId that code can use as a name, without blanks.";
                description.warning(operation.child("operationId"), "INVALID_OPERATION", message);
            }
            Position first = known.putIfAbsent(operation.text("operationId"), operation);
            if (first != null) {
                String message = "Give this operation an operationId of its own: " + Description.cut(first.pointer())
                        + " has '" + Description.cut(operation.text("operationId")) + "' already.";
                description.error(operation.child("operationId"), "DUPLICATE_OPERATION_ID", message);
            }
        }
    }
}
