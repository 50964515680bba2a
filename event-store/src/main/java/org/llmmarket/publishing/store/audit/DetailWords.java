package org.llmmarket.publishing.store.audit;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * By what an entry of the audit trail is found: the words of its details, without accents, case or punctuation, and marks for
 * what it is looked up by exactly. Both stand in one vector, so that one index serves every question.
 */
public final class DetailWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LONGEST_WORD = 64;
    private static final int MOST_WORDS = 1000;
    private static final int MOST_WORDS_ASKED = 20;

    private final Set<String> lexemes = new LinkedHashSet<>();

    /** What entries are looked up by exactly; no word begins with an equals sign. */
    public enum Mark {
        EVENT("=e:"),
        ACTION("=a:"),
        ACTOR("=u:"),
        RESOURCE("=r:"),
        SERVICE("=s:"),
        REQUEST("=q:"),
        RESULT("=x:");

        private final String prefix;

        Mark(String prefix) {
            this.prefix = prefix;
        }
    }

    public DetailWords mark(Mark mark, String value) {
        lexemes.add(mark.prefix + value);
        return this;
    }

    /** Adds every word of a text. */
    public DetailWords add(String text) {
        Matcher matcher = WORD.matcher(fold(text));
        while (lexemes.size() < MOST_WORDS && matcher.find()) {
            lexemes.add(shortened(matcher.group()));
        }
        return this;
    }

    /** Adds every word of every value, however deep it lies; names of members are no words of an entry. */
    public DetailWords add(JsonNode value) {
        if (value.isValueNode()) {
            return value.isNull() ? this : add(value.asString());
        }
        value.forEach(this::add);
        return this;
    }

    DetailWords addAll(Object value) {
        if (value instanceof Map<?, ?> members) {
            members.values().forEach(member -> addAll(String.valueOf(member)));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> addAll(String.valueOf(item)));
        } else {
            add(String.valueOf(value));
        }
        return this;
    }

    /** As PostgreSQL reads a {@code tsvector}. */
    public String vector() {
        return lexemes.stream().map(DetailWords::quoted).collect(Collectors.joining(" "));
    }

    /** As PostgreSQL reads a {@code tsquery} for entries with any of these marks. */
    public static String anyOf(Mark mark, List<String> values) {
        return values.stream().map(value -> quoted(mark.prefix + value)).collect(Collectors.joining(" | ", "(", ")"));
    }

    /** As PostgreSQL reads a {@code tsquery} for entries with every word, or one that begins so; none when there is no word. */
    public static Optional<String> query(String text) {
        Matcher matcher = WORD.matcher(fold(text));
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < MOST_WORDS_ASKED && matcher.find()) {
            words.add(quoted(shortened(matcher.group())) + ":*");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", words));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String shortened(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        int end = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
        return word.substring(0, end);
    }

    private static String fold(String text) {
        boolean isPlain = text.chars().allMatch(c -> c < 0x80);
        String apart = isPlain
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return apart.toLowerCase(Locale.ROOT);
    }
}
