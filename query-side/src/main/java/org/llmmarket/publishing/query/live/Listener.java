package org.llmmarket.publishing.query.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.llmmarket.publishing.access.web.Caller;

/** Somebody who listens, and how far they have come. Moved along by the feed's thread alone. */
final class Listener {

    private static final byte[] STILL_THERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WELCOME = "retry: 2000\n: welcome\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final Caller caller;
    private final BooleanSupplier lasts;
    private final Connection connection;
    private final long endsAt;
    private long checkedAt;
    private long position;
    private long quietSince;

    /** Begins after the position of the last event that the caller has seen. */
    Listener(Caller caller, BooleanSupplier lasts, Connection connection, long position, Duration lifetime) {
        this.caller = caller;
        this.lasts = lasts;
        this.connection = connection;
        this.position = position;
        this.quietSince = System.nanoTime();
        this.checkedAt = quietSince;
        this.endsAt = quietSince + lifetime.toNanos();
        send(List.of(WELCOME));
    }

    /** How many bytes wait until they take them. */
    int held() {
        return connection.held();
    }

    /** How far they have come. */
    long position() {
        return position;
    }

    /** Sends what follows, as far as there is room for it; says whether anything did. */
    boolean advance(LongFunction<LivePage> pages) {
        if (!connection.hasRoom()) {
            return false;
        }
        LivePage page = pages.apply(position);
        if (page.upTo() == position) {
            return false;
        }
        position = page.upTo();
        List<byte[]> frames = page.events().stream()
                .filter(event -> event.isFor(caller))
                .map(LiveEvent::frame)
                .toList();
        if (!frames.isEmpty()) {
            send(frames);
            quietSince = System.nanoTime();
        }
        return true;
    }

    /** A connection that has a fault of its own is nobody else's. */
    private void send(List<byte[]> frames) {
        try {
            connection.send(frames);
        } catch (RuntimeException broken) {
            connection.end();
        }
    }

    /** A comment after a while of silence keeps those on the way from hanging up, and finds out who has gone. */
    void keepAlive(Duration heartbeat) {
        if (System.nanoTime() - quietSince >= heartbeat.toNanos() && connection.hasRoom()) {
            send(List.of(STILL_THERE));
            quietSince = System.nanoTime();
        }
    }

    /**
     * Whether it can be forgotten: who has gone, who would no longer be let in as who they were, and who has listened for so long
     * that they must show again who they are.
     */
    boolean isOver() {
        if (connection.isOpen() && !mayGoOn(System.nanoTime())) {
            connection.end();
        }
        return hasGone();
    }

    private boolean mayGoOn(long now) {
        if (now - endsAt >= 0) {
            return false;
        }
        if (now - checkedAt < BETWEEN_CHECKS.toNanos()) {
            return true;
        }
        checkedAt = now;
        return lasts.getAsBoolean();
    }

    boolean hasGone() {
        return !connection.isOpen();
    }

    void end() {
        connection.end();
    }
}
