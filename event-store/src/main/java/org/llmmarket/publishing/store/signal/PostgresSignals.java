package org.llmmarket.publishing.store.signal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals within the process by a call, and to other processes by {@code NOTIFY}: never inside the transaction that they
 * tell of (its commit would then hold a lock of the whole database and end the group commit), but from a connection of its
 * own, many signals as one.
 */
public final class PostgresSignals implements Signals, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
    private static final String CHANNEL = "publishing";
    private static final Duration BETWEEN_NOTIFICATIONS = Duration.ofMillis(5);
    private static final Duration BEFORE_RECONNECT = Duration.ofMillis(500);
    private static final int LISTEN_MILLIS = 1000;
    private static final int QUIET_ROUNDS = 10;
    private static final int SECONDS_TO_ANSWER = 5;

    private final DataSource unpooled;
    private final String self = UUID.randomUUID().toString();
    private final Map<Topic, List<Runnable>> listeners = new EnumMap<>(Topic.class);
    private final Set<Topic> unsent = EnumSet.noneOf(Topic.class);
    private final WakeUp toSend = new WakeUp();
    private volatile boolean running;
    private @Nullable Thread sender;
    private @Nullable Thread receiver;

    /** @param unpooled gives new connections: two of them are kept for good */
    public PostgresSignals(DataSource unpooled) {
        this.unpooled = unpooled;
        for (Topic topic : Topic.values()) {
            listeners.put(topic, new CopyOnWriteArrayList<>());
        }
    }

    @Override
    public void raiseAfterCommit(Topic topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            raise(topic);
        } else if (!alreadyRegistered(topic)) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit(this, topic));
        }
    }

    private boolean alreadyRegistered(Topic topic) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AfterCommit other && other.topic == topic && other.signals == this) {
                return true;
            }
        }
        return false;
    }

    private record AfterCommit(PostgresSignals signals, Topic topic) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            signals.raise(topic);
        }
    }

    private void raise(Topic topic) {
        wakeLocally(topic);
        tell(topic);
    }

    private void tell(Topic topic) {
        synchronized (unsent) {
            unsent.add(topic);
        }
        toSend.raise();
    }

    private void wakeLocally(Topic topic) {
        listeners.getOrDefault(topic, List.of()).forEach(Runnable::run);
    }

    @Override
    public void listen(Topic topic, Runnable listener) {
        listeners.computeIfAbsent(topic, none -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public void start() {
        running = true;
        sender = thread("signals-out", this::send);
        receiver = thread("signals-in", this::receive);
    }

    private static Thread thread(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void send() {
        whileRunning(connection -> {
            try (Statement quick = connection.createStatement()) {
                quick.execute("SET synchronous_commit = off");
            }
            // What was being told when the last connection broke may not have been heard.
            listeners.keySet().forEach(this::tell);
            try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)")) {
                while (running) {
                    // Raised once more while it was being sent: there may be nothing left.
                    String topics = toSend.await(Duration.ofSeconds(1)) ? takeUnsent() : "";
                    if (!topics.isEmpty()) {
                        notify.setString(1, topics + " " + self);
                        notify.execute();
                        TimeUnit.NANOSECONDS.sleep(BETWEEN_NOTIFICATIONS.toNanos());
                    }
                }
            }
        });
    }

    private String takeUnsent() {
        synchronized (unsent) {
            String topics = String.join(",", unsent.stream().map(Topic::name).toList());
            unsent.clear();
            return topics;
        }
    }

    private void receive() {
        whileRunning(connection -> {
            try (Statement listen = connection.createStatement()) {
                listen.execute("LISTEN " + CHANNEL);
            }
            // What was told while there was no connection is not told again.
            listeners.keySet().forEach(this::wakeLocally);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            int quiet = 0;
            while (running) {
                PGNotification[] notifications = postgres.getNotifications(LISTEN_MILLIS);
                if (notifications != null && notifications.length > 0) {
                    quiet = 0;
                    wakeLocally(notifications);
                } else if (++quiet % QUIET_ROUNDS == 0 && !connection.isValid(SECONDS_TO_ANSWER)) {
                    throw new SQLException("the server has nothing to say and does not answer");
                }
            }
        });
    }

    private void wakeLocally(PGNotification[] notifications) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (PGNotification notification : notifications) {
            String[] parts = notification.getParameter().split(" ", 2);
            if (!parts[parts.length - 1].equals(self)) {
                List<String> named = List.of(parts[0].split(",", -1));
                // A newer release may tell of more than this one knows.
                Stream.of(Topic.values())
                        .filter(topic -> named.contains(topic.name()))
                        .forEach(topics::add);
            }
        }
        topics.forEach(this::wakeLocally);
    }

    private interface Session {
        void with(Connection connection) throws SQLException, InterruptedException;
    }

    private void whileRunning(Session session) {
        while (running) {
            try (Connection connection = unpooled.getConnection()) {
                session.with(connection);
            } catch (SQLException | RuntimeException e) {
                // Whatever it is: without this thread the process would hear of nothing any more.
                if (running) {
                    LOG.warn("Signals between processes pause: {}", e.getMessage());
                    pause();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_RECONNECT.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        end(sender);
        end(receiver);
    }

    private static void end(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(2 * LISTEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that waits, and after it at the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }
}
