package org.llmmarket.publishing.query.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;

/** Somebody who listens, and how far they have come. Moved along by the feed's thread alone. */
final class Listener {

    private static final byte[] STILL_THERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WELCOME = "retry: 2000\n: welcome\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final Caller caller;
    private final Connection connection;
    private final long endsAt;
    private long checkedAt;
    private long position;
    private long quietSince;

    /** Begins after the position of the last event that the caller has seen. */
    Listener(Caller caller, Connection connection, long position, Duration lifetime) {
        this.caller = caller;
        this.connection = connection;
        this.position = position;
        this.quietSince = System.nanoTime();
        this.checkedAt = quietSince;
        this.endsAt = quietSince + lifetime.toNanos();
        connection.send(List.of(WELCOME));
    }

    /** Sends what follows, as far as there is room for it; says whether anything did. */
    boolean advance(LivePages pages) {
        if (!connection.hasRoom()) {
            return false;
        }
        LivePage page = pages.after(position);
        if (page.upTo() == position) {
            return false;
        }
        position = page.upTo();
        List<byte[]> frames = page.events().stream()
                .filter(event -> event.isFor(caller))
                .map(LiveEvent::frame)
                .toList();
        if (!frames.isEmpty()) {
            connection.send(frames);
            quietSince = System.nanoTime();
        }
        return true;
    }

    /** A comment after a while of silence keeps those on the way from hanging up, and finds out who has gone. */
    void keepAlive(Duration heartbeat) {
        if (System.nanoTime() - quietSince >= heartbeat.toNanos() && connection.hasRoom()) {
            connection.send(List.of(STILL_THERE));
            quietSince = System.nanoTime();
        }
    }

    /**
     * Whether it can be forgotten: who has gone, whose account may not act any more, and who has listened for so long that
     * they must show again who they are.
     */
    boolean isOver(Predicate<AccountId> isActive) {
        long now = System.nanoTime();
        if (connection.isOpen() && (now - endsAt >= 0 || !mayGoOn(now, isActive))) {
            connection.end();
        }
        return !connection.isOpen();
    }

    private boolean mayGoOn(long now, Predicate<AccountId> isActive) {
        if (caller.account() == null || now - checkedAt < BETWEEN_CHECKS.toNanos()) {
            return true;
        }
        checkedAt = now;
        return isActive.test(caller.account());
    }

    void end() {
        connection.end();
    }
}
