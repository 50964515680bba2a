package org.llmmarket.publishing.contract.validity.structure;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of a document with the way that leads to it. */
public final class Position {

    private static final int LONGEST_POINTER = 2_000;

    private final @Nullable Position parent;
    private final String key;
    private final JsonNode node;

    private Position(@Nullable Position parent, String key, JsonNode node) {
        this.parent = parent;
        this.key = key;
        this.node = node;
    }

    public static Position root(JsonNode node) {
        return new Position(null, "", node);
    }

    /** A member of this object, or an item of this array, by its index. */
    public Position child(String childKey, JsonNode child) {
        return new Position(this, childKey, child);
    }

    /** The member of a name, which need not be there. */
    public Position child(String name) {
        return child(name, node.path(name));
    }

    public @Nullable Position parent() {
        return parent;
    }

    /** The name under which the parent holds this value. */
    public String key() {
        return key;
    }

    public JsonNode node() {
        return node;
    }

    /** The text of a member, or nothing where there is no such text. */
    public String text(String member) {
        return node.path(member).isString() ? node.path(member).asString() : "";
    }

    /** A JSON pointer by RFC 6901; where it would be too long to read, that of a container around this value. */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        write(pointer);
        return pointer.toString();
    }

    /** Whether all of it was written. */
    private boolean write(StringBuilder pointer) {
        if (parent == null) {
            return true;
        }
        if (!parent.write(pointer) || pointer.length() + key.length() > LONGEST_POINTER) {
            return false;
        }
        pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        return true;
    }

    @Override
    public String toString() {
        return pointer();
    }
}
