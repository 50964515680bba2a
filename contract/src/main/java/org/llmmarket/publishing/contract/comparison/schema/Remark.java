package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/**
 * Something that a schema says beside which values it allows.
 *
 * @param branch whether only one of several alternatives says so
 */
record Remark(String keyword, JsonNode value, Place place, boolean branch) {

    /** Remarks that machines act on; all others are text for people. */
    private static final Set<String> EFFECTIVE =
            Set.of("deprecated", "readOnly", "writeOnly", "default", "discriminator", "xml", "x-extensible-enum");

    Remark(String keyword, JsonNode value, Place place) {
        this(keyword, value, place, false);
    }

    Remark asBranch() {
        return new Remark(keyword, value, place, true);
    }

    boolean isText() {
        return branch || !EFFECTIVE.contains(keyword);
    }

    /** Changes of behaviour that one alternative announces are more than text. */
    boolean isEffective() {
        return EFFECTIVE.contains(keyword);
    }

    boolean isTrue() {
        return value.asBoolean(false);
    }

    /** Equal for remarks that say the same. */
    String text() {
        return keyword + "=" + JsonText.of(value);
    }
}
