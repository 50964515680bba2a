package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The words that a service must have, as they are looked for: each as it stands or as the beginning of a longer one. */
record SoughtWords(List<String> words) {

    /** Shorter ones have too few letters to tell a slip from another word. */
    private static final int SHORTEST_MISTYPED = 4;

    SoughtWords {
        words = List.copyOf(words);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** As PostgreSQL reads a {@code tsquery}. */
    String query() {
        return words.stream().map(SoughtWords::query).collect(Collectors.joining(" & "));
    }

    static String query(String word) {
        return "'" + word + "':*";
    }

    boolean canBeMistyped() {
        return words.stream().anyMatch(SoughtWords::canBeMistyped);
    }

    static boolean canBeMistyped(String word) {
        return word.codePointCount(0, word.length()) >= SHORTEST_MISTYPED;
    }
}
