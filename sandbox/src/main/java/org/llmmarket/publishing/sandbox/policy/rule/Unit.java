package org.llmmarket.publishing.sandbox.policy.rule;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rate is for: so many tokens or requests, as in {@code 1k tokens}. */
record Unit(BigDecimal size, boolean tokens) {

    private static final Pattern FORM =
            Pattern.compile("(?:per )?(?:(\\d{1,12}(?:\\.\\d{1,6})?) ?(k|m|thousand|million)? ?)?(token|request)s?");

    static Optional<Unit> of(String text) {
        Matcher form =
                FORM.matcher(text.toLowerCase(Locale.ROOT).replace(",", "").strip());
        return form.matches()
                ? Optional.of(new Unit(size(form.group(1), form.group(2)), "token".equals(form.group(3))))
                : Optional.empty();
    }

    private static BigDecimal size(@Nullable String number, @Nullable String scale) {
        BigDecimal size = number == null ? BigDecimal.ONE : new BigDecimal(number);
        if (scale == null) {
            return size;
        }
        return size.scaleByPowerOfTen(scale.startsWith("k") || scale.startsWith("t") ? 3 : 6);
    }
}
