package org.llmmarket.publishing.store.signal;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresSignalsIT {

    private final PGSimpleDataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final PostgresSignals hearing = new PostgresSignals(database);
    private final AtomicInteger heard = new AtomicInteger();

    @BeforeEach
    void start() {
        hearing.listen(Topic.EVENTS, heard::incrementAndGet);
        hearing.start();
        // The first is the process's own, once it is connected.
        await().until(() -> heard.get() > 0);
    }

    @AfterEach
    void end() {
        hearing.stop();
    }

    @Test
    void what_another_process_raises_is_heard() {
        PostgresSignals other = new PostgresSignals(database);
        other.start();
        try {
            int before = heard.get();

            other.raiseAfterCommit(Topic.EVENTS);

            await().until(() -> heard.get() > before);
        } finally {
            other.stop();
        }
    }

    @Test
    void a_signal_that_this_release_does_not_know_deafens_nobody() {
        tell(" another");
        tell("SOMETHING_NEW another");
        tell("nonsense");
        int before = heard.get();

        tell("SOMETHING_NEW,EVENTS another");

        await().until(() -> heard.get() > before);
    }

    @Test
    void signals_are_heard_again_after_the_connection_was_lost() {
        jdbc.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .query()
                .listOfRows();
        int before = heard.get();
        await().until(() -> heard.get() > before);
        int reconnected = heard.get();

        tell("EVENTS another");

        await().until(() -> heard.get() > reconnected);
    }

    private void tell(String message) {
        jdbc.sql("SELECT pg_notify('publishing', ?)").param(message).query().listOfRows();
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestDatabase.emptyUrl());
        return database;
    }
}
