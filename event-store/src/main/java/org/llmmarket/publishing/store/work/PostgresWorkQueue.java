package org.llmmarket.publishing.store.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Map;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work as rows of a table. */
public final class PostgresWorkQueue implements WorkQueue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Signals signals;

    public PostgresWorkQueue(JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    @Override
    public void enqueue(Work work) {
        int added = jdbc.sql("INSERT INTO work (kind, key, payload, due_at, attempt) VALUES (?, ?, ?::json, ?, ?)"
                        + " ON CONFLICT (kind, key) DO NOTHING")
                .param(work.kind())
                .param(work.key())
                .param(json(work.payload()))
                .param(work.dueAt().atOffset(ZoneOffset.UTC))
                .param(work.attempt())
                .update();
        if (added > 0) {
            signals.raiseAfterCommit(Topic.WORK);
        }
    }

    @Override
    public void cancel(String kind, String key) {
        jdbc.sql("DELETE FROM work WHERE kind = ? AND key = ? AND (lease IS NULL OR due_at <= now())")
                .param(kind)
                .param(key)
                .update();
    }

    private static String json(Map<String, String> payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payload of work is no JSON", e);
        }
    }
}
