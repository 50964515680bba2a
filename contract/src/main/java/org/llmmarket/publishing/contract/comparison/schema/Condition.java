package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * A constraint that is made of other schemas.
 *
 * @param name what tells it from others of its keyword: a property, a count, a reference; else empty
 */
record Condition(Keyword keyword, String name, List<Schema> schemas, Place place) {

    /** How a change of its schemas changes the condition. */
    enum Keyword {
        NOT("not", Sense.TURNED),
        IF("if", Sense.CONDITIONAL),
        DEPENDENT_SCHEMA("dependentSchemas", Sense.STRAIGHT),
        PROPERTY_NAMES("propertyNames", Sense.STRAIGHT),
        CONTENT_SCHEMA("contentSchema", Sense.STRAIGHT),
        CONTAINS("contains", Sense.COUNTED),
        UNEVALUATED_PROPERTIES("unevaluatedProperties", Sense.FIXED),
        UNEVALUATED_ITEMS("unevaluatedItems", Sense.FIXED),
        COMBINATION("anyOf", Sense.FIXED),
        UNKNOWN_REFERENCE("$ref", Sense.FIXED);

        private final String word;
        private final Sense sense;

        Keyword(String word, Sense sense) {
            this.word = word;
            this.sense = sense;
        }

        String word() {
            return word;
        }

        Sense sense() {
            return sense;
        }
    }

    /** Straight: it widens as its schema widens; turned: it narrows then; fixed: only equal schemas can be judged. */
    enum Sense {
        STRAIGHT,
        TURNED,
        COUNTED,
        CONDITIONAL,
        FIXED
    }

    boolean isAlike(Condition other) {
        return keyword == other.keyword && name.equals(other.name) && schemas.size() == other.schemas.size();
    }
}
