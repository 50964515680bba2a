package org.llmmarket.publishing.contract.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The document and the schemas in it that have an identifier: each is a resource of its own, within which references and
 * anchors are meant (JSON Schema 2020-12, 8.2 and 9.1).
 */
final class Resources {

    /**
     * Something that has an address.
     *
     * @param address the absolute one, without fragment
     */
    record Resource(String address, JsonNode root) {}

    /** The address of a document that says none, which no other document has. */
    private static final URI HERE = URI.create("https://openapi.invalid/document");

    /** Members whose names are for the author to choose, so that they are no keywords. */
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas");

    /** Keywords that hold values rather than schemas. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "enum", "const");

    private final Resource document;
    private final Map<String, Resource> byAddress = new HashMap<>();
    private final Map<String, JsonNode> anchors = new HashMap<>();
    private final Map<String, List<JsonNode>> dynamicAnchors = new HashMap<>();
    private final IdentityHashMap<JsonNode, Resource> enclosing = new IdentityHashMap<>();

    Resources(JsonNode root) {
        this.document = new Resource(address(HERE.toString(), root.path("$self").asString("")), root);
        byAddress.put(document.address(), document);
        collect(root, document, false);
    }

    @SuppressWarnings("ReferenceEquality") // The document itself, not a resource that reads the same.
    private void collect(JsonNode node, Resource around, boolean named) {
        if (!node.isContainer()) {
            return;
        }
        Resource within = around;
        JsonNode id = node.path("$id");
        if (!named && id.isString() && !id.asString().startsWith("#")) {
            within = new Resource(address(around.address(), id.asString()), node);
            byAddress.putIfAbsent(within.address(), within);
        }
        if (within != document) {
            enclosing.put(node, within);
        }
        if (!named) {
            anchor(node, within);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (named || !(VALUES.contains(member.getKey()) || member.getKey().startsWith("x-"))) {
                collect(member.getValue(), within, !named && NAMED.contains(member.getKey()));
            }
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                collect(element, within, false);
            }
        }
    }

    private void anchor(JsonNode node, Resource within) {
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            String name = node.path(keyword).asString("");
            boolean isFirst = !name.isEmpty() && anchors.putIfAbsent(within.address() + "#" + name, node) == null;
            if (isFirst && keyword.equals("$dynamicAnchor")) {
                dynamicAnchors.computeIfAbsent(name, any -> new ArrayList<>()).add(node);
            }
        }
    }

    /** The resource that a node lies in; the document for what is no part of it. */
    Resource of(JsonNode node) {
        return enclosing.getOrDefault(node, document);
    }

    /** The resource that a reference without fragment leads to from another, or the document, if it is here. */
    Optional<Resource> find(Resource from, String reference) {
        return Optional.ofNullable(byAddress.get(address(from.address(), reference)));
    }

    JsonNode anchor(Resource resource, String name) {
        return anchors.getOrDefault(resource.address() + "#" + name, MissingNode.getInstance());
    }

    List<JsonNode> dynamicAnchors(String name) {
        return dynamicAnchors.getOrDefault(name, List.of());
    }

    private static String address(String base, String reference) {
        int hash = reference.indexOf('#');
        try {
            return URI.create(base)
                    .resolve(hash < 0 ? reference : reference.substring(0, hash))
                    .toString();
        } catch (IllegalArgumentException malformed) {
            return base + "#malformed " + reference;
        }
    }
}
