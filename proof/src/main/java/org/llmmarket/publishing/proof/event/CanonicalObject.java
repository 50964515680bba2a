package org.llmmarket.publishing.proof.event;

import org.jspecify.annotations.Nullable;

/** Writes an object of texts and whole numbers by RFC 8785; members are given in the order of their names. */
final class CanonicalObject {

    private final StringBuilder json = new StringBuilder(512).append('{');

    CanonicalObject member(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            json.append("null");
        } else {
            text(value);
        }
        return this;
    }

    /** @param value at most 2^53 away from zero, where every JSON reader is exact */
    CanonicalObject member(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        text(name);
        json.append(':');
    }

    private void text(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
        json.append('"');
    }

    private void append(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> {
                if (c < ' ') {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
