package org.llmmarket.publishing.saga.deprecation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.llmmarket.publishing.api.service.SunsetNotice;

/** When notices of a sunset are due. */
final class NoticeTimes {

    private static final Duration WEEK = Duration.ofDays(7);

    private NoticeTimes() {}

    /** At the announcement, half-way, and a week ahead: where there is no week, with a quarter of the time left. */
    static Map<SunsetNotice, Instant> between(Instant announced, Instant sunset) {
        Duration grace = Duration.between(announced, sunset);
        Duration last = grace.compareTo(WEEK) > 0 ? WEEK : grace.dividedBy(4);
        Map<SunsetNotice, Instant> times = new EnumMap<>(SunsetNotice.class);
        times.put(SunsetNotice.START, announced);
        times.put(SunsetNotice.HALF_TIME, announced.plus(grace.dividedBy(2)));
        times.put(SunsetNotice.LAST_WEEK, sunset.minus(last));
        return times;
    }
}
