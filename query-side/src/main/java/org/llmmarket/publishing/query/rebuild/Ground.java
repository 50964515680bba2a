package org.llmmarket.publishing.query.rebuild;

import java.util.Objects;
import org.llmmarket.publishing.store.engine.LogByService;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.GroupTokens;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What making a read model anew needs beside the model. */
record Ground(
        JdbcClient jdbc,
        TransactionTemplate transactions,
        LogByService.Access byService,
        EventLog log,
        GroupTokens tokens,
        ParkedEvents parked,
        Signals signals,
        Rebuilds rebuilds) {

    /** The position up to which the log is settled. */
    long head() {
        return Math.max(0, log.head());
    }

    /** Transactions in which everything is seen as it was at one moment. */
    TransactionTemplate snapshots() {
        TransactionTemplate snapshots =
                new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshots;
    }

    /** Does work in one transaction that a crash of the database may lose: whatever it loses is done again. */
    void quickly(Runnable work) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL synchronous_commit = off").update();
            work.run();
        });
    }
}
