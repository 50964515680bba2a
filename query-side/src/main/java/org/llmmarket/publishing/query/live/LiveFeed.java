package org.llmmarket.publishing.query.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.query.QuerySettings;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.signal.WakeUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the log once for everybody who listens, in a thread that sleeps until there is something new, room again, or a
 * heartbeat due. A listener who is slow, or comes back after a while, is behind by himself and holds up nobody.
 */
class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration LONGEST_WAIT_FOR_NEWS = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final LogTail tail;
    private final LivePages pages;
    private final Rounds rounds;
    private final QuerySettings.Live settings;
    private final WakeUp wakeUp = new WakeUp();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread feeder;
    private @Nullable Thread watcher;

    LiveFeed(LogTail tail, LivePages pages, QuerySettings.Live settings) {
        this.tail = tail;
        this.pages = pages;
        this.rounds = new Rounds(pages::isAtHand, pages::after);
        this.settings = settings;
    }

    /**
     * Lets a caller listen.
     *
     * @param lasts whether the caller is still let in as the same
     * @param lastSeen the position of the last event that the caller has seen; none to begin with what comes next
     */
    void join(Caller caller, BooleanSupplier lasts, Connection connection, @Nullable Long lastSeen) {
        long head = tail.head();
        long position = lastSeen == null ? head : Math.min(lastSeen, head);
        listeners.add(new Listener(caller, lasts, connection, position, settings.lifetime()));
        wakeUp.raise();
        if (!running) {
            connection.end();
        }
    }

    /** Refuses when nobody more can listen, which is answered with 503. */
    void admit() {
        if (!running || listeners.size() >= settings.mostListeners()) {
            throw Problem.of(503, "TOO_MANY_LISTENERS", "So many listen already that this server takes no more.")
                    .header("Retry-After", "5")
                    .exception();
        }
    }

    /** There is room again. */
    void drained() {
        wakeUp.raise();
    }

    int listening() {
        return listeners.size();
    }

    @Override
    public void start() {
        running = true;
        feeder = thread("live-feed", this::feed);
        watcher = thread("live-watch", this::watch);
    }

    private static Thread thread(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void feed() {
        while (running) {
            try {
                listeners.forEach(listener -> listener.keepAlive(settings.heartbeat()));
                boolean progress = rounds.next(listeners);
                listeners.removeIf(Listener::isOver);
                if (!progress) {
                    rest();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                // Whatever the database says: listeners wait rather than miss an event.
                LOG.warn("Nobody hears of new events for a while", e);
                pages.clear();
                // Nobody asks here about accounts: that may be what failed.
                listeners.removeIf(Listener::hasGone);
                pause();
            }
        }
    }

    private void rest() throws InterruptedException {
        if (listeners.isEmpty()) {
            pages.clear();
            while (running && listeners.isEmpty()) {
                wakeUp.await(Duration.ofMinutes(1));
            }
        } else {
            wakeUp.await(LONGEST_REST);
        }
    }

    /** Turns news in the log into wake-ups, while anybody listens. */
    private void watch() {
        long seen = 0;
        while (running) {
            try {
                if (tail.awaitBeyond(seen, LONGEST_WAIT_FOR_NEWS)) {
                    seen = tail.head();
                    wakeUp.raise();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        listeners.forEach(Listener::end);
        end(feeder);
        end(watcher);
        listeners.forEach(Listener::end);
        listeners.clear();
    }

    private static void end(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends first, so that the web server finds no stream open when it waits for requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
