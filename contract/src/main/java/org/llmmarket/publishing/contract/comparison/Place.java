package org.llmmarket.publishing.contract.comparison;

import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A node of a document, with the way that led to it.
 *
 * @param location a JSON pointer as consumers meet the node, references followed in place
 * @param written a JSON pointer to where the node stands in the document
 * @param node missing where the document has nothing there
 */
public record Place(OpenApiDocument document, String location, String written, JsonNode node) {

    /** Longest chain of references that is followed. */
    private static final int LONGEST_CHAIN = 100;

    /** What stands at a JSON pointer of the document. */
    public static Place of(OpenApiDocument document, String pointer) {
        return new Place(document, pointer, pointer, document.at(pointer));
    }

    public boolean exists() {
        return !node.isMissingNode();
    }

    /** The member of an object; missing where there is none. */
    public Place member(String name) {
        String step = "/" + name.replace("~", "~0").replace("/", "~1");
        return new Place(document, location + step, written + step, node.path(name));
    }

    /** The element of an array; missing where there is none. */
    public Place element(int index) {
        return new Place(document, location + "/" + index, written + "/" + index, node.path(index));
    }

    /** The node behind a chain of {@code $ref}, for objects in which nothing may stand beside one; missing behind a dead one. */
    public Place resolved() {
        Place current = this;
        for (int i = 0; i < LONGEST_CHAIN && current.node.path("$ref").isString(); i++) {
            current = current.target(current.node.path("$ref").asString());
        }
        return current.node.path("$ref").isString()
                ? new Place(document, location, written, document.at("/$ref/none"))
                : current;
    }

    /** What one reference leads to, met at the present location. */
    @SuppressWarnings("ReferenceEquality") // Whether the pointer leads to this very node.
    public Place target(String reference) {
        JsonNode target = document.references().target(node, reference);
        boolean isPointer = reference.startsWith("#/")
                && !target.isMissingNode()
                && document.at(decoded(reference.substring(1))) == target;
        String pointer = isPointer ? decoded(reference.substring(1)) : written;
        return new Place(document, location, pointer, target);
    }

    private static String decoded(String fragment) {
        return JsonPointer.compile(java.net.URLDecoder.decode(
                        fragment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
