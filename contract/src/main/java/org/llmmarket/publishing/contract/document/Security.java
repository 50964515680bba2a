package org.llmmarket.publishing.contract.document;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who may call an operation: any one of the alternatives is enough.
 *
 * @param declared whether the document says anything about it, be it for the operation or for all of them
 */
public record Security(boolean declared, List<Alternative> alternatives) {

    /** Schemes that are asked for together; none at all means that anonymous calls are fine. */
    public record Alternative(List<Scheme> schemes) {}

    /**
     * A security scheme as it is asked for.
     *
     * @param node the Security Scheme Object, or a missing node where the name is not defined
     */
    public record Scheme(String name, JsonNode node, List<String> scopes) {}

    /** Whether the document says that this operation takes anonymous calls. */
    public boolean isDeclaredOpen() {
        return declared
                && (alternatives.isEmpty()
                        || alternatives.stream()
                                .anyMatch(alternative -> alternative.schemes().isEmpty()));
    }

    /** Whether the document says that this operation refuses anonymous calls. */
    public boolean isDeclaredClosed() {
        return declared && !isDeclaredOpen();
    }
}
