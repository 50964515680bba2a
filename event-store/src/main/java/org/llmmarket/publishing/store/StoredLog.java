package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.PostgresEventLog;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.GroupPositions;
import org.llmmarket.publishing.store.serial.MessageNames;
import org.llmmarket.publishing.store.serial.NamedJacksonSerializer;
import org.llmmarket.publishing.store.serial.StoreMappers;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of a database as a command-line tool reads it: nothing is migrated, claimed or written. */
public final class StoredLog implements AutoCloseable {

    private static final int POOL = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final HikariDataSource pool;
    private final LogTail tail;
    private final EventLog log;

    private StoredLog(Database database, StoreSettings settings) {
        Serializer serializer = new NamedJacksonSerializer(
                StoreMappers.forMessages(), MessageNames.of(settings.packages()), new AnnotationRevisionResolver());
        EventUpcasterChain upcasters = new EventUpcasterChain();
        pool = database.pool(POOL);
        tail = new LogTail(database.unpooled(), serializer, upcasters, pool, Signals.NONE, Duration.ZERO);
        log = new PostgresEventLog(pool, serializer, upcasters, tail);
    }

    /**
     * Opens the log of the database that the settings name.
     *
     * @throws IllegalArgumentException when they name none
     */
    public static StoredLog open(StoreSettings settings) {
        if (settings.databaseUrl() == null || settings.databaseUrl().isBlank()) {
            throw new IllegalArgumentException("DATABASE_URL must be set: the log to read is in a database that runs.");
        }
        StoredLog opened = new StoredLog(Database.of(settings), settings);
        try {
            opened.tail.start();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** How far the group has come; 0 when it has never run. */
    public long positionOf(String group) {
        return GroupPositions.stored(JdbcClient.create(pool), group);
    }

    /** Waits until all is in sight that is in the log by now, or a transaction that began before it has taken too long. */
    public void catchUp() throws InterruptedException {
        long last = JdbcClient.create(pool)
                .sql("SELECT coalesce(max(position), 0) FROM domain_event")
                .query(Long.class)
                .single();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (tail.head() < last && System.nanoTime() < end) {
            tail.awaitBeyond(tail.head(), GLANCE);
        }
    }

    /** The position up to which the log is settled. */
    public long head() {
        return tail.head();
    }

    /** Up to so many events after the position; none where the log ends. */
    public LogPage after(long position, int atMost) {
        return tail.after(position, atMost);
    }

    /** The log by service and aggregate. */
    public EventLog log() {
        return log;
    }

    @Override
    public void close() {
        tail.stop();
        pool.close();
    }
}
