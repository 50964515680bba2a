package org.llmmarket.publishing.query.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/** Makes the caches of this process, which share what they hear and Redis. */
public final class ServiceCaches {

    /** Twice the tail's rest between two looks at the log, when no signal reaches it. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    private final ServiceCache.Ground ground;
    private final Signals signals;
    private final MeterRegistry meters;

    ServiceCaches(
            Hearsay hearsay,
            SharedCache shared,
            LogTail tail,
            LongSupplier settled,
            Newest newest,
            Duration keep,
            Signals signals,
            MeterRegistry meters) {
        this.ground =
                new ServiceCache.Ground(hearsay, shared, () -> tail.isAbreast(LONGEST_SILENCE), settled, newest, keep);
        this.signals = signals;
        this.meters = meters;
    }

    /**
     * Whether what somebody has read of a service is what there is, as far as this process hears; no also when it does not know.
     *
     * @param upTo every event of the service up to this position is taken into account
     */
    public boolean isCurrent(ServiceId service, long upTo) {
        return ground.isAbreast().getAsBoolean()
                && ground.hearsay().judge(service.value(), upTo) == Hearsay.Verdict.TRUE;
    }

    /**
     * A cache before a source.
     *
     * @param name under which its reads are counted
     * @param source reads a service's newest state, also what was committed a moment ago
     */
    public <V extends Positioned> ServiceCache<V> before(
            String name, Function<ServiceId, Optional<V>> source, ServiceCache.Plan<V> plan) {
        ServiceCache<V> cache = new ServiceCache<>(ground, plan, source, new CacheReads(meters, name));
        signals.listen(Topic.MODELS, cache::forgetAll);
        return cache;
    }
}
