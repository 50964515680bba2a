package org.llmmarket.publishing.contract.validity.structure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A minor version of the OpenAPI Specification; patches of it change no rule. */
public enum Edition {
    V3_0,
    V3_1,
    V3_2;

    private static final Pattern VERSION = Pattern.compile("3\\.([012])\\.[0-9]+(?:-[0-9A-Za-z.-]+)?");

    /** The edition that the field {@code openapi} names, if it is one of these. */
    public static Optional<Edition> of(JsonNode version) {
        Matcher matcher = VERSION.matcher(version.isString() ? version.asString() : "");
        return matcher.matches() ? Optional.of(values()[matcher.group(1).charAt(0) - '0']) : Optional.empty();
    }

    public boolean isAtLeast(Edition other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return name().substring(1).replace('_', '.');
    }
}
