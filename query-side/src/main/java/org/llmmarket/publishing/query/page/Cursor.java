package org.llmmarket.publishing.query.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The sort keys of the last item of a page: the next one begins behind it, whatever came or went in between.
 *
 * @param asOf the instant as of which all pages of the list are read; none for a list of what is now
 */
public record Cursor(List<String> keys, Optional<Instant> asOf) {

    private static final char AS_OF = '~';
    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 2000;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList(), Optional.empty());
    }

    /** Reads a cursor with so many keys, or nothing where the text is none. */
    static Optional<Cursor> parse(String text, int keys) {
        try {
            int end = text.indexOf(AS_OF);
            String coded = end < 0 ? text : text.substring(0, end);
            String plain = new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(plain.split(SEPARATOR, -1)), asOf(text));
            boolean isSound = text.length() <= LONGEST && plain.indexOf('\0') < 0 && cursor.keys.size() == keys;
            return isSound ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** The instant that a cursor's text holds; any that is none is an {@link IllegalArgumentException}. */
    static Optional<Instant> asOf(String text) {
        int end = text.indexOf(AS_OF);
        if (end < 0) {
            return Optional.empty();
        }
        String instant = text.substring(end + 1);
        if (!instant.matches("\\d{1,17}")) {
            throw new IllegalArgumentException("no instant");
        }
        return Optional.of(Instant.EPOCH.plus(Long.parseLong(instant), ChronoUnit.MICROS));
    }

    /** The same place in the list as it was at an instant. */
    public Cursor at(Optional<Instant> instant) {
        return new Cursor(keys, instant);
    }

    /** As callers give it back. */
    public String text() {
        String coded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
        return asOf.map(at -> coded + AS_OF + ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .orElse(coded);
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
            return Instants.parse(key(index));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
