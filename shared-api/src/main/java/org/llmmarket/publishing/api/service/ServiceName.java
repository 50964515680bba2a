package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a service; two names are the same name when their normal forms are equal. */
public record ServiceName(String value) {

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}_-]+");

    /** Nobody sees them, so no name may differ by them alone; Unicode's own case folding of names drops them too. */
    private static final Pattern IGNORABLE = Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
            + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

    @JsonCreator
    public ServiceName {
        if (value.isBlank() || value.codePointCount(0, value.length()) > 255) {
            throw new IllegalArgumentException("a service name has 1 to 255 characters");
        }
    }

    /** Unicode NFKC, case folded, nothing invisible, runs of spaces, {@code -} and {@code _} collapsed to one space, trimmed. */
    public String normalForm() {
        String visible = IGNORABLE.matcher(value).replaceAll("");
        String compatible = Normalizer.normalize(visible, Normalizer.Form.NFKC);
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
