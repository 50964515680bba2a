package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The SHA-256 of a document: {@code sha256:} and 64 lower-case hexadecimal digits. */
public record Digest(String value) {

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;

    @JsonCreator
    public Digest {
        // Read with every event and row: a pattern would take a tenth of an uncached read.
        boolean isDigest = value.length() == PREFIX.length() + DIGITS
                && value.startsWith(PREFIX)
                && value.chars().skip(PREFIX.length()).allMatch(Digest::isLowerCaseHex);
        if (!isDigest) {
            throw new IllegalArgumentException("a digest is sha256: and 64 lower-case hexadecimal digits");
        }
    }

    private static boolean isLowerCaseHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
