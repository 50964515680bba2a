package org.llmmarket.publishing.store.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.llmmarket.publishing.store.signal.WakeUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the end of the log, once for the whole process, and never past a position that could still be filled (see
 * {@link GapJudge}): whoever reads behind it reads a log in which nothing changes. It sleeps until it is signalled, and looks
 * once a second without.
 */
public final class LogTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);
    private static final Duration LONGEST_GAP_PAUSE = Duration.ofMillis(20);
    private static final int PAGE = 500;
    private static final int IN_MEMORY = 8192;

    private final DataSource unpooled;
    private final Duration grace;
    private final EventReader reader;
    private final WakeUp wakeUp = new WakeUp();
    private final GapJudge judge = new GapJudge();
    private final Object adding = new Object();
    private final Sightings sightings = new Sightings();
    private volatile long abreastAt = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    private volatile @Nullable RecentEvents recent;
    private volatile boolean running;
    private @Nullable Thread thread;
    private long lastGapAt = -1;

    /**
     * @param unpooled gives the connection that the tail keeps
     * @param grace how long what a signal tells of may come another way, before the tail looks into the database
     */
    public LogTail(
            DataSource unpooled,
            Serializer eventSerializer,
            EventUpcaster upcasters,
            DataSource pool,
            Signals signals,
            Duration grace) {
        this.unpooled = unpooled;
        this.grace = grace;
        this.reader = new EventReader(pool, eventSerializer, upcasters);
        signals.listen(Topic.EVENTS, wakeUp::raise);
    }

    /** The position up to which the log is settled and known to this process; waits for the tail's start. */
    public long head() {
        return recent().head();
    }

    /** Lets somebody hear of everything that comes after the tail's start. */
    public void tell(LogWitness witness) {
        sightings.add(witness);
    }

    Sightings sightings() {
        return sightings;
    }

    /** Whether the witnesses have heard of all that was in the log so long ago. */
    public boolean isAbreast(Duration ago) {
        return System.nanoTime() - abreastAt < ago.toNanos();
    }

    EventReader reader() {
        return reader;
    }

    /** Up to so many events after the position; none when the log ends there. */
    public LogPage after(long position, int atMost) {
        RecentEvents events = recent();
        long head = events.head();
        if (position >= head) {
            return new LogPage(List.of(), position);
        }
        LogPage inMemory = events.after(position, atMost);
        if (inMemory != null) {
            return inMemory;
        }
        List<StoredEvent> rows = reader.between(position, head, atMost);
        return new LogPage(
                reader.messages(rows),
                rows.size() < atMost ? head : rows.get(rows.size() - 1).position());
    }

    /** Up to so many events after the position as they are stored. */
    public StoredPage stored(long position, int atMost) {
        long head = head();
        List<StoredEvent> rows = position >= head ? List.of() : reader.between(position, head, atMost);
        boolean atTheEnd = rows.size() < atMost;
        return new StoredPage(
                rows,
                atTheEnd ? Math.max(position, head) : rows.get(rows.size() - 1).position());
    }

    /** Waits until the log has passed the position, at most so long; says whether it has. */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        return recent().awaitBeyond(position, atMost.toNanos());
    }

    private RecentEvents recent() {
        RecentEvents started = recent;
        if (started == null) {
            throw new IllegalStateException("The tail of the log is not started yet");
        }
        return started;
    }

    @Override
    public void start() {
        if (running) {
            return;
        }
        try {
            long end = settledEnd();
            sightings.begin(end);
            recent = new RecentEvents(IN_MEMORY, end);
        } catch (SQLException e) {
            throw new IllegalStateException("The log cannot be followed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
        running = true;
        thread = new Thread(this::follow, "log-tail");
        thread.setDaemon(true);
        thread.start();
    }

    /** The last position, once everybody who could fill one before it has ended. */
    private long settledEnd() throws SQLException, InterruptedException {
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement()) {
            long last;
            try (var row = statement.executeQuery("SELECT coalesce(max(position), 0) FROM domain_event")) {
                row.next();
                last = row.getLong(1);
            }
            GapJudge starting = new GapJudge();
            starting.suspect(connection, last);
            while (starting.settled(connection) < last) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return last;
        }
    }

    private void follow() {
        while (running) {
            try (Connection connection = unpooled.getConnection()) {
                judge.forget();
                follow(connection);
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("The tail of the log pauses: {}", e.getMessage());
                    sleepQuietly();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                // Whatever an upcaster throws: readers wait rather than miss an event.
                LOG.error("The tail of the log cannot read on", e);
                sleepQuietly();
            }
        }
    }

    private void follow(Connection connection) throws SQLException, InterruptedException {
        Duration gapPause = Duration.ofMillis(1);
        while (running) {
            Step step = step(connection);
            if (step == Step.MORE) {
                gapPause = Duration.ofMillis(1);
            } else if (step == Step.AT_A_GAP) {
                wakeUp.await(gapPause);
                gapPause = gapPause.multipliedBy(2).compareTo(LONGEST_GAP_PAUSE) < 0
                        ? gapPause.multipliedBy(2)
                        : LONGEST_GAP_PAUSE;
            } else if (wakeUp.await(SAFETY_NET)) {
                LockSupport.parkNanos(grace.toNanos());
            }
        }
    }

    private enum Step {
        MORE,
        AT_A_GAP,
        AT_THE_END
    }

    private Step step(Connection connection) throws SQLException {
        long looked = System.nanoTime();
        long settled = judge.settled(connection);
        List<StoredEvent> rows = EventReader.rows(connection, EventReader.AFTER, head(), PAGE);
        long before;
        long reached;
        synchronized (adding) {
            before = head();
            reached = add(rows, settled);
        }
        long last = rows.isEmpty() ? reached : rows.get(rows.size() - 1).position();
        boolean isAtAGap = reached < last;
        // Most gaps are gone at the next look: only beyond one that is still there it is worth looking.
        boolean isOldGap = isAtAGap && lastGapAt == reached;
        if (isOldGap ? sightings.beyond(connection, reached) : !isAtAGap && rows.size() < PAGE) {
            abreastAt = looked;
        }
        if (isAtAGap) {
            return gapAfter(connection, reached, last, reached > before);
        }
        return rows.size() == PAGE ? Step.MORE : Step.AT_THE_END;
    }

    /** Adds rows up to the first gap that could still be filled, and says how far the log is known then. */
    private long add(List<StoredEvent> rows, long settled) {
        List<StoredEvent> ready = new ArrayList<>(rows.size());
        long reached = head();
        for (StoredEvent row : rows) {
            if (row.position() <= reached) {
                continue;
            }
            if (row.position() != reached + 1 && row.position() - 1 > settled) {
                break;
            }
            ready.add(row);
            reached = row.position();
        }
        if (!ready.isEmpty()) {
            disclose(reader.messages(ready), reached);
        }
        return reached;
    }

    private void disclose(List<TrackedEventMessage<?>> messages, long reached) {
        sightings.settled(messages);
        recent().add(messages, reached);
    }

    /**
     * Takes an event that has come another way than from the database. One that is known is passed over; before one that lies
     * beyond others the tail looks into the database soon.
     *
     * @param previous no event stands between this position and the event's, nor ever will
     * @return whether the log is known up to the event
     */
    public boolean offer(long previous, StoredEvent event) {
        synchronized (adding) {
            if (event.position() > head() && previous <= head()) {
                disclose(reader.messages(List.of(event)), event.position());
            }
        }
        boolean isKnown = event.position() <= head();
        if (!isKnown) {
            wakeUp.raise();
        }
        return isKnown;
    }

    /** Most gaps are transactions in flight and gone at the next look; one that is still there then becomes a question. */
    private Step gapAfter(Connection connection, long head, long seen, boolean progress) throws SQLException {
        if (lastGapAt == head) {
            judge.suspect(connection, seen);
        }
        lastGapAt = head;
        return progress ? Step.MORE : Step.AT_A_GAP;
    }

    private static void sleepQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread following = thread;
        if (following != null) {
            following.interrupt();
            try {
                following.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the signals, before all who read. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 200;
    }
}
