package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** Where responses are described, there is at least one. */
final class Responses implements Rule {

    private final Description description;

    Responses(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.RESPONSES);
    }

    @Override
    public void visit(ObjectKind kind, Position responses) {
        boolean isEmpty = responses.node().propertyNames().stream().allMatch(name -> name.startsWith("x-"));
        if (isEmpty) {
            String message = "Describe a response, at least under 'default'.";
            description.error(responses, "MISSING_RESPONSES", message);
        }
    }
}
