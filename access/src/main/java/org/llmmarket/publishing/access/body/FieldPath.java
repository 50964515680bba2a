package org.llmmarket.publishing.access.body;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The place of a value as findings write it: {@code pricing.rates[0].unit}, {@code headers["x y"]} for odd names, and a
 * JSON pointer inside a document: {@code openApiSpec#/paths/~1chat}.
 */
record FieldPath(String text, boolean isPointer) {

    static final FieldPath ROOT = new FieldPath("", false);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    /** The beginning of the document which the value here is. */
    FieldPath document() {
        return new FieldPath(text + "#", true);
    }

    FieldPath property(String name) {
        if (isPointer) {
            return new FieldPath(
                    text + "/" + Printable.line(name).replace("~", "~0").replace("/", "~1"), true);
        }
        if (name.length() > 100 || !PLAIN.matcher(name).matches()) {
            return new FieldPath(text + "[\"" + Printable.line(name) + "\"]", false);
        }
        return new FieldPath(text.isEmpty() ? name : text + "." + name, false);
    }

    FieldPath item(int index) {
        return new FieldPath(isPointer ? text + "/" + index : text + "[" + index + "]", isPointer);
    }

    @Override
    public String toString() {
        return text;
    }

    /** A value of a document with its place in it. */
    record Place(JsonNode value, FieldPath path) {

        /** Follows a JSON pointer (RFC 6901); only the document tells an index from a name of digits. */
        static Place of(JsonNode document, String pointer) {
            Place at = new Place(document, ROOT);
            int start = 1;
            while (start <= pointer.length()) {
                int end = pointer.indexOf('/', start);
                end = end < 0 ? pointer.length() : end;
                at = at.child(pointer.substring(start, end).replace("~1", "/").replace("~0", "~"));
                start = end + 1;
            }
            return at;
        }

        private Place child(String segment) {
            if (value.isArray()) {
                int index = Integer.parseInt(segment);
                return new Place(value.path(index), path.item(index));
            }
            return new Place(value.path(segment), path.property(segment));
        }
    }
}
