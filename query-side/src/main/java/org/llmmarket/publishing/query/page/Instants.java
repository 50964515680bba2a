package org.llmmarket.publishing.query.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The instants that callers may name: what RFC 3339 can write, of which the database and Java know more, each to its own end. */
final class Instants {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Instants() {}

    /** Reads an instant with its offset; anything else is a {@link DateTimeException}. */
    static Instant parse(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("not in the years 1 to 9999");
        }
        return instant;
    }
}
