package org.llmmarket.publishing.sandbox.policy.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a violation weighs, from the lightest to the heaviest. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The severity of that name on the wire, such as {@code high}. */
    public static Optional<Severity> called(String word) {
        return Stream.of(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** Whether a violation of the severity of that name refuses what is judged. */
    public static boolean blocks(String word) {
        return called(word).filter(each -> each.compareTo(HIGH) >= 0).isPresent();
    }
}
