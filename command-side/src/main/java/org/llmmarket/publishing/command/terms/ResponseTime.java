package org.llmmarket.publishing.command.terms;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How soon support answers, as providers write it: {@code 4h}, {@code 30 minutes}. */
final class ResponseTime {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([a-z]+)\\s*");
    private static final Map<String, Integer> SECONDS = Map.ofEntries(
            Map.entry("s", 1),
            Map.entry("sec", 1),
            Map.entry("second", 1),
            Map.entry("m", 60),
            Map.entry("min", 60),
            Map.entry("minute", 60),
            Map.entry("h", 3600),
            Map.entry("hr", 3600),
            Map.entry("hour", 3600),
            Map.entry("d", 86_400),
            Map.entry("day", 86_400),
            Map.entry("w", 604_800),
            Map.entry("week", 604_800));

    private ResponseTime() {}

    /** A promise that is new is better; one that is gone, or that cannot be compared, is worse. */
    static boolean isWorse(@Nullable String before, @Nullable String after) {
        if (before == null || before.equals(after)) {
            return false;
        }
        Optional<BigDecimal> then = seconds(before);
        Optional<BigDecimal> now = after == null ? Optional.empty() : seconds(after);
        return then.isEmpty() || now.isEmpty() || now.get().compareTo(then.get()) > 0;
    }

    private static Optional<BigDecimal> seconds(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String unit = form.group(2);
        Integer seconds =
                SECONDS.get(unit.length() > 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit);
        return Optional.ofNullable(seconds)
                .map(factor -> new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(factor)));
    }
}
