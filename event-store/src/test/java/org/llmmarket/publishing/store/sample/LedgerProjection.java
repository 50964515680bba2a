package org.llmmarket.publishing.store.sample;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Totals of ledgers in a table, and how long each event took to get here. */
@ProcessingGroup("ledgers")
public class LedgerProjection {

    public static final long POISON = -666;

    public final List<Long> lagNanos = new CopyOnWriteArrayList<>();
    public final ConcurrentMap<String, Long> sentAt = new ConcurrentHashMap<>();
    public volatile boolean poisonous = true;
    public volatile Runnable whenBooked = () -> {};

    private final JdbcClient jdbc;

    public LedgerProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("CREATE TABLE IF NOT EXISTS ledger_total (id text PRIMARY KEY, total bigint NOT NULL)")
                .update();
    }

    @EventHandler
    public void on(Ledger.Opened event) {
        jdbc.sql("INSERT INTO ledger_total VALUES (?, 0)")
                .param(event.ledgerId())
                .update();
        Long sent = sentAt.remove(event.ledgerId());
        if (sent != null) {
            lagNanos.add(System.nanoTime() - sent);
        }
    }

    @EventHandler
    public void on(Ledger.Booked event) {
        if (event.amount() == POISON && poisonous) {
            throw new IllegalStateException("poison");
        }
        whenBooked.run();
        jdbc.sql("UPDATE ledger_total SET total = ? WHERE id = ?")
                .param(event.total())
                .param(event.ledgerId())
                .update();
    }

    @ResetHandler
    public void reset() {
        jdbc.sql("DELETE FROM ledger_total").update();
    }

    public Long total(String id) {
        return jdbc.sql("SELECT total FROM ledger_total WHERE id = ?")
                .param(id)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
