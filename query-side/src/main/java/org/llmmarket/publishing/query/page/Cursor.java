package org.llmmarket.publishing.query.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The sort keys of the last item of a page: the next one begins behind it, whatever came or went in between. */
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 2000;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList());
    }

    /** Reads a cursor with so many keys, or nothing where the text is none. */
    static Optional<Cursor> parse(String text, int keys) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(plain.split(SEPARATOR, -1)));
            boolean isSound = text.length() <= LONGEST && plain.indexOf('\0') < 0 && cursor.keys.size() == keys;
            return isSound ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    public String key(int index) {
        return keys.get(index);
    }

    /** A key that is a number; any other is an {@link IllegalArgumentException}. */
    public long number(int index) {
        return Long.parseLong(key(index));
    }

    /** A key that is an instant; any other is an {@link IllegalArgumentException}. */
    public Instant instant(int index) {
        try {
            return Instant.parse(key(index));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
