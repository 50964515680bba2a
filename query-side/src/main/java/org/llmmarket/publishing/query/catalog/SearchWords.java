package org.llmmarket.publishing.query.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a text as they are stored and looked for: without accents, case or punctuation, in any script. The database
 * gets them as finished vectors and queries, so that both are always cut alike, whatever its language settings. Scripts that
 * write without spaces are cut into single characters.
 */
final class SearchWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");
    private static final int LONGEST_WORD = 64;
    private static final int MOST_POSITIONS = 10_000;
    private static final int MOST_WORDS_ASKED = 20;

    private final Map<String, String> places = new LinkedHashMap<>();
    private int position;

    /** Adds a text's words with a weight from {@code A}, which counts most, to {@code D}. */
    SearchWords add(char weight, String text) {
        for (String word : words(text)) {
            if (position < MOST_POSITIONS) {
                position++;
                places.merge(word, position + String.valueOf(weight), (before, more) -> before + "," + more);
            }
        }
        return this;
    }

    /** As PostgreSQL reads a {@code tsvector}. */
    String vector() {
        return places.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "':" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** As PostgreSQL reads a {@code tsquery} that wants every word or the beginning of one; empty when there is no word. */
    static String query(String text) {
        return words(text).stream()
                .distinct()
                .limit(MOST_WORDS_ASKED)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    /** How a tag or the name of a capability is compared. */
    static String plain(String text) {
        return fold(text).strip();
    }

    private static List<String> words(String text) {
        Matcher matcher = WORD.matcher(fold(text));
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            String word = matcher.group();
            words.add(word.length() <= LONGEST_WORD ? word : shortened(word));
        }
        return words;
    }

    private static String shortened(String word) {
        int end = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
        return word.substring(0, end);
    }

    private static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
