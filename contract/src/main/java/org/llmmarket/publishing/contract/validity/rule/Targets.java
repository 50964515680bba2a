package org.llmmarket.publishing.contract.validity.rule;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.References;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What references can lead to in one document: places, and schemas with an identifier or an anchor. */
final class Targets {

    /** The address of a document that says none, which no other document has. */
    private static final URI HERE = URI.create("https://openapi.invalid/document");

    private final OpenApiDocument document;
    private final URI address;
    private final Map<String, JsonNode> identified = new HashMap<>();
    private final Map<String, JsonNode> anchored = new HashMap<>();
    private final Map<String, JsonNode> places = new HashMap<>();

    Targets(OpenApiDocument document) {
        this.document = document;
        this.address = resolved(HERE, document.tree().path("$self").asString(""));
    }

    /**
     * Takes note of a schema that says how it can be referred to.
     *
     * @return the keyword of an identifier or anchor that another schema has already
     */
    Optional<String> schema(Position schema) {
        boolean isTaken = schema.node().path("$id").isString()
                && identified.putIfAbsent(withoutFragment(base(schema).toString()), schema.node()) != null;
        Optional<String> repeated = isTaken ? Optional.of("$id") : Optional.empty();
        for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
            if (schema.node().path(keyword).isString()) {
                String anchor = withoutFragment(base(schema).toString()) + "#" + schema.text(keyword);
                if (anchored.putIfAbsent(anchor, schema.node()) != null) {
                    repeated = Optional.of(keyword);
                }
            }
        }
        return repeated;
    }

    /** Whether a reference leaves the document. */
    boolean isElsewhere(String reference, Position from) {
        if (reference.startsWith("#")) {
            return false;
        }
        String resource = withoutFragment(resolved(base(from), reference).toString());
        return !resource.equals(withoutFragment(address.toString())) && !identified.containsKey(resource);
    }

    /** What a reference leads to, or a missing node. */
    JsonNode find(String reference, Position from) {
        if (reference.startsWith("#/")) {
            JsonNode place = places.computeIfAbsent(reference, document.references()::target);
            return place.isMissingNode() ? withinResource(reference, from) : place;
        }
        if (reference.startsWith("#")) {
            return reference.length() == 1
                    ? resource(from)
                    : anchor(withoutFragment(base(from).toString()) + reference);
        }
        if (isElsewhere(reference, from)) {
            return MissingNode.getInstance();
        }
        String uri = resolved(base(from), reference).toString();
        JsonNode resource = identified.getOrDefault(withoutFragment(uri), document.tree());
        String fragment = uri.indexOf('#') < 0 ? "" : uri.substring(uri.indexOf('#') + 1);
        if (fragment.isEmpty()) {
            return resource;
        }
        return fragment.startsWith("/") ? at(resource, fragment) : anchor(uri);
    }

    /** A schema with an identifier is a resource of its own, and pointers within it begin there. */
    private JsonNode withinResource(String reference, Position from) {
        for (Position above = from; above != null; above = above.parent()) {
            if (above.node().path("$id").isString()) {
                JsonNode place = at(above.node(), reference.substring(1));
                if (!place.isMissingNode()) {
                    return place;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode resource(Position from) {
        for (Position above = from; above != null; above = above.parent()) {
            if (above.node().path("$id").isString()) {
                return above.node();
            }
        }
        return document.tree();
    }

    private JsonNode anchor(String name) {
        return anchored.getOrDefault(name, MissingNode.getInstance());
    }

    private static JsonNode at(JsonNode resource, String pointer) {
        return References.pointer(pointer).map(resource::at).orElseGet(MissingNode::getInstance);
    }

    private URI base(Position from) {
        Position above = from.parent();
        URI outer = above == null ? address : base(above);
        JsonNode id = from.node().path("$id");
        return id.isString() ? resolved(outer, id.asString()) : outer;
    }

    private static URI resolved(URI base, String reference) {
        try {
            return base.resolve(reference);
        } catch (IllegalArgumentException malformed) {
            return base.resolve("#malformed");
        }
    }

    private static String withoutFragment(String uri) {
        int hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }
}
