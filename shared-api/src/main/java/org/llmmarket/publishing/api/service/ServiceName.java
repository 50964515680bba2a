package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a service; two names are the same name when their normal forms are equal. */
public record ServiceName(String value) {

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}_-]+");

    @JsonCreator
    public ServiceName {
        if (value.isBlank() || value.codePointCount(0, value.length()) > 255) {
            throw new IllegalArgumentException("a service name has 1 to 255 characters");
        }
    }

    /** Unicode NFKC, case folded, runs of spaces, {@code -} and {@code _} collapsed to one space, trimmed. */
    public String normalForm() {
        String compatible = Normalizer.normalize(value, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return GAPS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
