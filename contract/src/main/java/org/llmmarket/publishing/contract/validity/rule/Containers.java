package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** A document describes something: paths, webhooks or components. */
final class Containers implements Rule {

    private final Description description;

    Containers(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.OPENAPI);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        boolean isEmpty = !object.node().has("paths")
                && !object.node().has("components")
                && !object.node().has("webhooks");
        if (isEmpty && description.edition().isAtLeast(Edition.V3_1)) {
            String message = "Add paths, webhooks or components: a document needs one of them.";
            description.error(object.child("paths"), "MISSING_PATHS", message);
        }
    }
}
