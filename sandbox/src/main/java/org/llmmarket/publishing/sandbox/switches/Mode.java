package org.llmmarket.publishing.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** How a neighbour behaves. */
public enum Mode {
    OK,
    SLOW,
    WRONG,
    GONE;

    @JsonCreator
    static Mode called(String word) {
        return Stream.of(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be ok, slow, wrong or gone"));
    }

    /** The mode's name on the wire, such as {@code slow}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
