package org.llmmarket.publishing.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One figure.
 *
 * @param perSecond how many a second
 * @param p50Millis the median time of one, in milliseconds; 0 where single ones are not timed
 * @param p99Millis the time that one in a hundred exceeds
 */
record Measured(double perSecond, double p50Millis, double p99Millis) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    static Measured of(long[] nanos, long elapsedNanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Measured(
                sorted.length * NANOS_PER_SECOND / elapsedNanos,
                sorted.length == 0 ? 0 : sorted[sorted.length / 2] / NANOS_PER_MILLI,
                sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI);
    }

    static Measured rate(long count, long elapsedNanos) {
        return new Measured(count * NANOS_PER_SECOND / elapsedNanos, 0, 0);
    }

    /** The round whose rate is the middle one. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
