package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import java.util.List;

/**
 * How every processing group follows the log.
 *
 * @param batchSize how many events share a transaction at most
 * @param rest how long a group that keeps up pauses between two batches, so that events which come close together share one
 * @param claimExtension how often an idle group renews its claim on its token
 * @param retries the pauses between the attempts at an event that fails; after the last it is parked
 * @param longestPause the longest pause while the database cannot be reached
 */
public record ProcessorSettings(
        int batchSize, Duration rest, Duration claimExtension, List<Duration> retries, Duration longestPause) {

    public ProcessorSettings {
        retries = List.copyOf(retries);
    }

    /** The defaults for everything else. */
    public static ProcessorSettings withBatchSize(int batchSize) {
        return new ProcessorSettings(
                batchSize,
                Duration.ofMillis(2),
                Duration.ofSeconds(1),
                List.of(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1000)),
                Duration.ofSeconds(5));
    }
}
