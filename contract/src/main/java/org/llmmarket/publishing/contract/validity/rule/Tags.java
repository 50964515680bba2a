package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** Tags have names of their own, and parents that exist. */
final class Tags implements Rule {

    private static final int HIGHEST = 50;

    private final Description description;

    Tags(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.OPENAPI);
    }

    @Override
    public void visit(ObjectKind kind, Position root) {
        Map<String, String> parents = new HashMap<>();
        for (Position tag : Description.items(root.child("tags"))) {
            if (tag.node().path("name").isString()
                    && parents.putIfAbsent(tag.text("name"), tag.text("parent")) != null) {
                String message = "Remove this tag: there is one of the name '" + Description.cut(tag.text("name"))
                        + "' already.";
                description.error(tag.child("name"), "DUPLICATE_TAG", message);
            }
        }
        for (Position tag : Description.items(root.child("tags"))) {
            if (tag.node().path("parent").isString()) {
                checkParent(tag, parents);
            }
        }
    }

    private void checkParent(Position tag, Map<String, String> parents) {
        if (!parents.containsKey(tag.text("parent"))) {
            String message =
                    "Declare the tag '" + Description.cut(tag.text("parent")) + "', which is to be the parent.";
            description.error(tag.child("parent"), "INVALID_TAG", message);
            return;
        }
        @Nullable String above = tag.text("parent");
        for (int i = 0; i < HIGHEST && above != null && !above.isEmpty(); i++) {
            if (above.equals(tag.text("name"))) {
                description.error(
                        tag.child("parent"), "INVALID_TAG", "Choose another parent: this tag is above itself.");
                return;
            }
            above = parents.get(above);
        }
    }
}
