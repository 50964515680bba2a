package org.llmmarket.publishing.access.body;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The place of a value as findings write it: {@code pricing.rates[0].unit}, and {@code headers["x y"]} for odd names. */
record FieldPath(String text) {

    static final FieldPath ROOT = new FieldPath("");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    FieldPath property(String name) {
        if (name.length() > 100 || !PLAIN.matcher(name).matches()) {
            return new FieldPath(text + "[\"" + Printable.line(name) + "\"]");
        }
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    FieldPath item(int index) {
        return new FieldPath(text + "[" + index + "]");
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
