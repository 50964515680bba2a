package org.llmmarket.publishing.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read of services, kept in this process and shared with others. Nothing is answered that an event of which this
 * process has heard has outdated; what cannot be told from hearsay is asked of the log. Many who want the same at once cause one
 * reading. What does not exist is not kept.
 */
public final class ServiceCache<V extends Positioned> {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCache.class);

    private final Ground ground;
    private final Function<ServiceId, Optional<V>> source;
    private final Codec<V> codec;
    private final Cache<String, V> local;
    private final Map<String, Reading<V>> readings = new ConcurrentHashMap<>();
    private final CacheReads reads;
    private final AtomicLong generation = new AtomicLong();

    ServiceCache(Ground ground, Plan<V> plan, Function<ServiceId, Optional<V>> source, CacheReads reads) {
        this.ground = ground;
        this.source = source;
        this.codec = plan.codec();
        this.reads = reads;
        this.local = Caffeine.newBuilder()
                .maximumWeight(plan.mostWeight())
                .weigher((Weigher<String, V>) (id, value) -> plan.weight().weigh(id, value))
                .expireAfterWrite(ground.keep())
                // Its upkeep takes less than to hand it to another thread.
                .executor(Runnable::run)
                .build();
        ground.hearsay().listen(this::forget);
    }

    /**
     * How much of a kind is kept.
     *
     * @param weight of one, in the unit of {@code mostWeight}
     */
    public record Plan<V>(Codec<V> codec, long mostWeight, Weigher<String, V> weight) {}

    /**
     * What all caches of services stand on.
     *
     * @param isAbreast whether this process hears of what happens; while it does not, only the log is believed
     * @param settled up to which position nothing can be added to the log any more
     */
    record Ground(
            Hearsay hearsay,
            SharedCache shared,
            BooleanSupplier isAbreast,
            LongSupplier settled,
            Newest newest,
            Duration keep) {}

    public Optional<V> find(ServiceId service) {
        String id = service.value();
        // Asked first: whatever this process has come abreast with has taken away by then what it outdates.
        boolean abreast = ground.isAbreast().getAsBoolean();
        V kept = local.getIfPresent(id);
        if (kept != null && abreast) {
            reads.count(Outcome.HIT);
            return Optional.of(kept);
        }
        Reading<V> mine = new Reading<>();
        Reading<V> running = readings.putIfAbsent(id, mine);
        if (running != null) {
            reads.count(Outcome.JOINED);
            return running.await();
        }
        try {
            return mine.end(read(service, id, kept));
        } catch (RuntimeException | Error e) {
            mine.fail(e);
            throw e;
        } finally {
            readings.remove(id, mine);
        }
    }

    private Optional<V> read(ServiceId service, String id, @Nullable V kept) {
        if (kept != null && isNewest(service, kept)) {
            reads.count(Outcome.HIT);
            return Optional.of(kept);
        }
        long begun = ground.hearsay().moment();
        long current = generation.get();
        V found = shared(service, id);
        if (found == null) {
            reads.count(Outcome.MISS);
            found = fromSource(service, id);
        } else {
            reads.count(Outcome.SHARED);
        }
        if (found != null) {
            keep(id, found, begun, current);
        }
        return Optional.ofNullable(found);
    }

    private @Nullable V fromSource(ServiceId service, String id) {
        long settled = ground.settled().getAsLong();
        V found = source.apply(service).orElse(null);
        // Below a position that is not settled an event may still come to light.
        if (found != null && ground.shared() != SharedCache.NONE && found.position() <= settled) {
            byte[] written = codec.write(found);
            ground.shared()
                    .put(
                            key(id),
                            ByteBuffer.allocate(Long.BYTES + written.length)
                                    .putLong(settled)
                                    .put(written)
                                    .array(),
                            ground.keep());
        }
        return found;
    }

    private @Nullable V shared(ServiceId service, String id) {
        byte[] bytes = ground.shared().get(key(id));
        if (bytes == null || bytes.length <= Long.BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long asOf = buffer.getLong();
        boolean abreast = ground.isAbreast().getAsBoolean();
        Hearsay.Verdict verdict = ground.hearsay().judge(id, asOf);
        if (verdict == Hearsay.Verdict.OUTDATED) {
            return null;
        }
        byte[] written = new byte[buffer.remaining()];
        buffer.get(written);
        try {
            V found = codec.read(written);
            boolean isTrue = verdict == Hearsay.Verdict.TRUE && abreast;
            return isTrue || isNewest(service, found) ? found : null;
        } catch (RuntimeException notOurs) {
            LOG.debug("What is shared of service {} is passed over", id, notOurs);
            return null;
        }
    }

    private boolean isNewest(ServiceId service, V found) {
        return ground.newest().of(service).orElse(Long.MAX_VALUE) <= found.position();
    }

    /**
     * Nobody finds what an event has outdated, not for a moment: who hears of one from now on waits to take this away. Who takes
     * away everything does not wait for what is not there yet.
     */
    private void keep(String id, V found, long begun, long current) {
        local.asMap().compute(id, (key, known) -> ground.hearsay().isQuietSince(id, begun) ? found : known);
        if (generation.get() != current) {
            local.asMap().remove(id, found);
        }
    }

    /** Who comes from now on neither finds what is kept nor joins those who read before the event. */
    private void forget(String id) {
        local.invalidate(id);
        readings.remove(id);
    }

    /** The source may say otherwise of what has not changed; what is shared runs out. */
    void forgetAll() {
        generation.incrementAndGet();
        local.invalidateAll();
        readings.clear();
    }

    private String key(String id) {
        return codec.name() + ':' + id;
    }
}
