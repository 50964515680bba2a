package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** Bodies are where HTTP gives them a meaning, and have a representation. */
final class Bodies implements Rule {

    private static final Set<String> WITHOUT_BODY = Set.of("get", "head", "delete", "trace");

    private final Description description;

    Bodies(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.OPERATION, ObjectKind.REQUEST_BODY);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        if (kind == ObjectKind.OPERATION) {
            if (object.node().has("requestBody") && WITHOUT_BODY.contains(object.key())) {
                String message = "Avoid a body here: HTTP gives the body of a " + object.key() + " no meaning.";
                description.warning(object.child("requestBody"), "BODY_WITHOUT_MEANING", message);
            }
        } else if (object.node().path("content").isObject()
                && object.node().path("content").isEmpty()) {
            description.warning(object.child("content"), "INVALID_REQUEST_BODY", "Add a media type to this body.");
        }
    }
}
