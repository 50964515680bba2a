package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the groups of this process have come, whichever process runs them. */
public final class ProgressReport {

    private final Supplier<EventProcessingConfiguration> processing;
    private final Supplier<Stream<LogRelay>> relays;
    private final List<String> outbound;
    private final LogTail tail;
    private final JdbcClient jdbc;

    /** @param outbound the groups that send the log elsewhere, in whatever process */
    public ProgressReport(
            Supplier<EventProcessingConfiguration> processing,
            Supplier<Stream<LogRelay>> relays,
            List<String> outbound,
            LogTail tail,
            JdbcClient jdbc) {
        this.processing = processing;
        this.relays = relays;
        this.outbound = List.copyOf(outbound);
        this.tail = tail;
        this.jdbc = jdbc;
    }

    /** Every group that is configured here or sends the log elsewhere, by name. */
    public List<Progress> all() {
        return Stream.concat(processors(), outbound())
                .sorted(Comparator.comparing(Follower::getName))
                .map(this::of)
                .toList();
    }

    private Stream<Follower> outbound() {
        Map<String, Follower> here = relays.get().collect(Collectors.toMap(LogRelay::getName, Function.identity()));
        return outbound.stream().map(name -> here.getOrDefault(name, new Elsewhere(name)));
    }

    /** A group that only other processes run. */
    private record Elsewhere(String getName) implements Follower {

        @Override
        public @Nullable GroupStatus status() {
            return null;
        }

        @Override
        public double perSecond() {
            return 0;
        }
    }

    private Stream<Follower> processors() {
        return processing.get().eventProcessors().values().stream()
                .filter(LogEventProcessor.class::isInstance)
                .map(Follower.class::cast);
    }

    private Progress of(Follower processor) {
        long head = tail.head();
        GroupStatus status = processor.status();
        if (status == null) {
            long position = GroupPositions.stored(jdbc, processor.getName());
            return new Progress(processor.getName(), position, head, 0, null, false, position >= head, false, null);
        }
        long position = Positions.of(status.token());
        double rate = status.caughtUp() ? 0 : processor.perSecond();
        return new Progress(
                processor.getName(),
                position,
                head,
                rate,
                timeLeft(head - position, rate),
                true,
                position >= head,
                status.isReplaying(),
                status.error() == null ? null : status.error().toString());
    }

    private static @Nullable Duration timeLeft(long events, double perSecond) {
        if (events <= 0) {
            return Duration.ZERO;
        }
        return perSecond == 0 ? null : Duration.ofMillis((long) (events * 1000 / perSecond));
    }
}
