package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The types of JSON; an integer is a number that is whole. */
enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT;

    static Kind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> NUMBER;
            case STRING -> STRING;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
            default -> NULL;
        };
    }

    boolean isScalar() {
        return compareTo(ARRAY) < 0;
    }

    /** As {@code type} names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
