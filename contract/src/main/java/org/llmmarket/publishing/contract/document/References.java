package org.llmmarket.publishing.contract.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The references inside one document; those that leave it lead nowhere, for nothing is ever fetched. */
public final class References {

    private static final int LONGEST_CHAIN = 100;

    private final JsonNode root;
    private @Nullable Map<String, JsonNode> anchors;

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
            current = target(current.path("$ref").asString());
        }
        return MissingNode.getInstance();
    }

    /** What one reference such as {@code #/components/schemas/Pet} or {@code #anchor} leads to, or a missing node. */
    public JsonNode target(String reference) {
        if (!reference.startsWith("#")) {
            return MissingNode.getInstance();
        }
        Optional<String> fragment = decode(reference.substring(1));
        if (fragment.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (fragment.get().isEmpty() || fragment.get().startsWith("/")) {
            return root.at(JsonPointer.compile(fragment.get()));
        }
        return anchors().getOrDefault(fragment.get(), MissingNode.getInstance());
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

    private synchronized Map<String, JsonNode> anchors() {
        if (anchors == null) {
            Map<String, JsonNode> found = new HashMap<>();
            Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            collectAnchors(root, found, seen);
            anchors = found;
        }
        return anchors;
    }

    private static void collectAnchors(JsonNode node, Map<String, JsonNode> found, Set<JsonNode> seen) {
        // Aliases of YAML share nodes, so that the tree may be a net.
        if (!node.isContainer() || !seen.add(node)) {
            return;
        }
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            if (node.path(keyword).isString()) {
                found.putIfAbsent(node.path(keyword).asString(), node);
            }
        }
        node.forEach(child -> collectAnchors(child, found, seen));
    }
}
