package org.llmmarket.publishing.contract.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.Resources.Resource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The references inside one document; those that leave it lead nowhere, for nothing is ever fetched. */
public final class References {

    private static final int LONGEST_CHAIN = 100;

    private final JsonNode root;
    private @Nullable Resources resources;

    References(JsonNode root) {
        this.root = root;
    }

    /** The node itself, or what its {@code $ref} finally leads to; missing where that leads nowhere or in a circle. */
    public JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!current.path("$ref").isString()) {
                return current;
            }
            current = target(current, current.path("$ref").asString());
        }
        return MissingNode.getInstance();
    }

    /** What one reference such as {@code #/components/schemas/Pet} leads to from the document itself, or a missing node. */
    public JsonNode target(String reference) {
        return target(root, reference);
    }

    /**
     * What one reference leads to, or a missing node.
     *
     * @param from the object that refers; in a schema with an identifier of its own the reference is meant within that
     */
    public JsonNode target(JsonNode from, String reference) {
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        Optional<String> fragment = decode(hash < 0 ? "" : reference.substring(hash + 1));
        Resource here = resources().of(from);
        Optional<Resource> there =
                address.isEmpty() ? Optional.of(here) : resources().find(here, address);
        if (fragment.isEmpty() || there.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (!fragment.get().isEmpty() && !fragment.get().startsWith("/")) {
            return resources().anchor(there.get(), fragment.get());
        }
        JsonPointer pointer = JsonPointer.compile(fragment.get());
        JsonNode target = there.get().root().at(pointer);
        // Whoever embeds a schema as it was may still mean the document by a pointer.
        return target.isMissingNode() && address.isEmpty() ? root.at(pointer) : target;
    }

    /** Every schema that a {@code $dynamicRef} to this name may come to mean, by the way that led to it. */
    public List<JsonNode> dynamicTargets(String reference) {
        return resources().dynamicAnchors(reference.substring(reference.indexOf('#') + 1));
    }

    /** What tells apart references that read the same: the schema with an identifier that they stand in, if they do. */
    @SuppressWarnings("ReferenceEquality") // The document itself, not one that reads the same.
    public String scope(JsonNode from) {
        Resource resource = resources().of(from);
        return resource.root() == root ? "" : resource.address();
    }

    /** The JSON pointer that a fragment such as {@code /paths/~1a%7Bb%7D} is, if it is one. */
    public static Optional<JsonPointer> pointer(String fragment) {
        return decode(fragment)
                .filter(decoded -> decoded.isEmpty() || decoded.startsWith("/"))
                .map(JsonPointer::compile);
    }

    private static Optional<String> decode(String fragment) {
        try {
            return Optional.of(
                    fragment.indexOf('%') < 0
                            ? fragment
                            : URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private synchronized Resources resources() {
        if (resources == null) {
            resources = new Resources(root);
        }
        return resources;
    }
}
