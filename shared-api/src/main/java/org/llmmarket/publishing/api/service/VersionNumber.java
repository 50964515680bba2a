package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A version as its provider wrote it; its grammar and precedence are SemVer 2.0.0's and live in the contract module. */
public record VersionNumber(String value) {

    @JsonCreator
    public VersionNumber {
        if (value.isBlank() || value.length() > 256) {
            throw new IllegalArgumentException("a version has 1 to 256 characters");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
