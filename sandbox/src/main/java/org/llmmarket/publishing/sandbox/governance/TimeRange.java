package org.llmmarket.publishing.sandbox.governance;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how far back metrics go: {@code 24h}, {@code 7d}, {@code LAST_30_DAYS}, {@code PT1H} or {@code P1M}. */
final class TimeRange {

    private static final Pattern PLAIN = Pattern.compile("(?:last[_ ])?(\\d{1,6})[_ ]?(m|h|d|w)[a-z]*");

    private TimeRange() {}

    /** When the range begins; without a range, at the beginning of time. */
    static Instant begin(@Nullable String range, Instant now) {
        if (range == null || range.isBlank()) {
            return Instant.EPOCH;
        }
        Matcher plain = PLAIN.matcher(range.toLowerCase(Locale.ROOT));
        if (plain.matches()) {
            return now.minus(unit(plain.group(2)).multipliedBy(Long.parseLong(plain.group(1))));
        }
        try {
            return range.contains("T")
                    ? now.minus(Duration.parse(range))
                    : now.atOffset(ZoneOffset.UTC).minus(Period.parse(range)).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new Declined("BAD_REQUEST", "The time range '%s' is none such as 24h, 7d or PT1H.".formatted(range));
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
