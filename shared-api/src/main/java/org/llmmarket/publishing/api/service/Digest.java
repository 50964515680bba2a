package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The SHA-256 of a document: {@code sha256:} and 64 lower-case hexadecimal digits. */
public record Digest(String value) {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a digest is sha256: and 64 lower-case hexadecimal digits");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
