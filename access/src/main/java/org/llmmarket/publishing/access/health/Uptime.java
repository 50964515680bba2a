package org.llmmarket.publishing.access.health;

import java.time.Duration;

/** Writes durations as people read them: {@code 24h15m30s}. */
final class Uptime {

    private Uptime() {}

    static String format(Duration uptime) {
        return uptime.toHours() + "h" + uptime.toMinutesPart() + "m" + uptime.toSecondsPart() + "s";
    }
}
