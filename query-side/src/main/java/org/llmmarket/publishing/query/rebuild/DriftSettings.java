package org.llmmarket.publishing.query.rebuild;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How read models are held against the log.
 *
 * @param check the time of day, in UTC, when each is checked; {@code off} for never
 * @param sample how many services are looked at
 */
@ConfigurationProperties("publishing.drift")
record DriftSettings(
        @DefaultValue("03:00") String check,
        @DefaultValue("1000") int sample) {

    DriftSettings {
        if (sample < 1) {
            throw new IllegalArgumentException(
                    "DRIFT_SAMPLE: '" + sample + "' is no number of services; give 1 or more.");
        }
        parse(check);
    }

    /** None when nothing is checked unless somebody asks. */
    Optional<LocalTime> time() {
        return parse(check);
    }

    private static Optional<LocalTime> parse(String text) {
        try {
            return text.strip().equalsIgnoreCase("off") ? Optional.empty() : Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "DRIFT_CHECK: '" + text + "' is no time of day; write 03:00, or off.", e);
        }
    }
}
