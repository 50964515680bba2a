package org.llmmarket.publishing.contract.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What one document may cost: its bounds, and the place where reading is. */
final class TreeBudget {

    static final int MAX_DEPTH = 200;
    static final int MAX_NODES = 2_000_000;
    static final int MAX_KEY_LENGTH = 10_000;
    static final int MAX_ALIASES = 10_000;
    static final int MAX_ALIASED_NODES = 100_000;
    static final int MAX_ALIASED_TEXT = 4_000_000;

    private static final int MAX_DIGITS = 1_000;
    private static final int MAX_EXPONENT = 1_000;
    private static final int MAX_DUPLICATES = 50;

    /** Where a pointer would be longer, the place is that of a container around it. */
    private static final int LONGEST_POINTER = 2_000;

    private final List<String> path = new ArrayList<>();
    private final List<DocumentFinding> duplicates = new ArrayList<>();
    private int nodes;

    /** Enters a member of the current container. */
    void enter(String key) throws UnreadableDocument {
        if (path.size() >= MAX_DEPTH) {
            throw refused("the document is nested deeper than " + MAX_DEPTH + " levels");
        }
        path.add(key);
    }

    void leave() {
        path.remove(path.size() - 1);
    }

    void node() throws UnreadableDocument {
        if (++nodes > MAX_NODES) {
            throw refused("the document has more than " + MAX_NODES + " values");
        }
    }

    int nodes() {
        return nodes;
    }

    void key(String key) throws UnreadableDocument {
        if (key.length() > MAX_KEY_LENGTH) {
            throw refused("a key has more than " + MAX_KEY_LENGTH + " characters");
        }
        text(key);
    }

    /** A text that can be written as UTF-8 again. */
    String text(String text) throws UnreadableDocument {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!isPair) {
                    throw refused("a text holds half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    void duplicate(String key) throws UnreadableDocument {
        String shown = key.length() <= 100 ? key : key.substring(0, 100) + "…";
        duplicates.add(new DocumentFinding(
                pointer() + "/" + escape(key), "the key '" + shown + "' is there twice", "DUPLICATE_KEY"));
        if (duplicates.size() >= MAX_DUPLICATES) {
            throw new UnreadableDocument(duplicates);
        }
    }

    /** A number in exactly the digits that are written, so that {@code 3.10} stays {@code 3.10}. */
    JsonNode number(String digits) throws UnreadableDocument {
        if (digits.length() > MAX_DIGITS) {
            throw refused("a number has more than " + MAX_DIGITS + " digits");
        }
        boolean whole = digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
        if (whole && digits.length() <= 18) {
            long value = Long.parseLong(digits);
            boolean small = value == (int) value;
            return small
                    ? JsonNodeFactory.instance.numberNode((int) value)
                    : JsonNodeFactory.instance.numberNode(value);
        }
        try {
            BigDecimal value = new BigDecimal(digits);
            if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
                throw refused("the number " + digits + " is out of all range");
            }
            return whole
                    ? JsonNodeFactory.instance.numberNode(value.toBigIntegerExact())
                    : JsonNodeFactory.instance.numberNode(value);
        } catch (NumberFormatException outOfRange) {
            throw refused("the number " + digits + " is out of all range");
        }
    }

    void end() throws UnreadableDocument {
        if (!duplicates.isEmpty()) {
            throw new UnreadableDocument(duplicates);
        }
    }

    UnreadableDocument refused(String message) {
        return new UnreadableDocument(pointer(), message, "VALIDATION_ERROR");
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String key : path) {
            if (pointer.length() + key.length() > LONGEST_POINTER) {
                break;
            }
            pointer.append('/').append(escape(key));
        }
        return pointer.toString();
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
