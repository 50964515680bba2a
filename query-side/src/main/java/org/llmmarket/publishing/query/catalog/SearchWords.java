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
import java.util.stream.Stream;

/**
 * The words of a text as they are stored and looked for: without accents, case or punctuation, in any script. The database
 * gets them as finished vectors and queries, so that both are always cut alike, whatever its language settings. Scripts that
 * write without spaces are cut into single characters.
 */
final class SearchWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_SORT_KEY = 200;
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

    /** The words that are asked for. */
    static SoughtWords sought(String text) {
        return new SoughtWords(
                words(text).stream().distinct().limit(MOST_WORDS_ASKED).toList());
    }

    /** Each word once, in a row. */
    static String inARow(Stream<String> texts) {
        return texts.flatMap(text -> words(text).stream())
                .distinct()
                .limit(MOST_POSITIONS)
                .collect(Collectors.joining(" "));
    }

    /** By what a name is sorted. */
    static String sortKey(String text) {
        String plain = CONTROLS.matcher(plain(text)).replaceAll(" ");
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST_SORT_KEY, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end);
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
