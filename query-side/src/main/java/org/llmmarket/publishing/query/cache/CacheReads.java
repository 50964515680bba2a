package org.llmmarket.publishing.query.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts the reads of a cache by their outcome: the hit rate is what came from elsewhere than the database. */
public final class CacheReads {

    private static final String NAME = "publishing.cache.reads";

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    public CacheReads(MeterRegistry meters, String cache) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(NAME)
                            .description("Reads by cache and by where they found what they wanted")
                            .tag("cache", cache)
                            .tag("outcome", outcome.wire())
                            .register(meters));
        }
    }

    /** Counts a read of a cache that has but one level. */
    public void count(boolean isHit) {
        count(isHit ? Outcome.HIT : Outcome.MISS);
    }

    void count(Outcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
