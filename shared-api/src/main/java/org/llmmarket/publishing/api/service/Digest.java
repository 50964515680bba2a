package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The SHA-256 of a document: {@code sha256:} and 64 lower-case hexadecimal digits. */
public record Digest(String value) {

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;

    @JsonCreator
    public Digest {
        if (value.length() != PREFIX.length() + DIGITS || !value.startsWith(PREFIX) || !endsInHex(value)) {
            throw new IllegalArgumentException("a digest is sha256: and 64 lower-case hexadecimal digits");
        }
    }

    /** Looked at with every event and row: a pattern or a stream would take a tenth of an uncached read. */
    private static boolean endsInHex(String value) {
        for (int i = PREFIX.length(); i < value.length(); i++) {
            char character = value.charAt(i);
            if ((character < '0' || character > '9') && (character < 'a' || character > 'f')) {
                return false;
            }
        }
        return true;
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
