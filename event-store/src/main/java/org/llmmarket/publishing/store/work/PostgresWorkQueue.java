package org.llmmarket.publishing.store.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Map;
import org.llmmarket.publishing.store.batch.DeferredWrites;
import org.llmmarket.publishing.store.batch.DeferredWrites.Json;
import org.llmmarket.publishing.store.batch.DeferredWrites.Write;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/** Work as rows of a table. */
public final class PostgresWorkQueue implements WorkQueue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Write ENQUEUE = new Write(
            "INSERT INTO work (kind, key, payload, due_at, attempt) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (kind, key) DO NOTHING",
            false);
    private static final Write CANCEL = new Write(
            "DELETE FROM work WHERE kind = ? AND key = ? AND (leased_until IS NULL OR leased_until <= now())", false);

    private final DeferredWrites writes;
    private final Signals signals;

    public PostgresWorkQueue(DeferredWrites writes, Signals signals) {
        this.writes = writes;
        this.signals = signals;
    }

    @Override
    public void enqueue(Work work) {
        writes.addAbout(
                new Item(work.kind(), work.key()),
                ENQUEUE,
                work.kind(),
                work.key(),
                new Json(json(work.payload())),
                work.dueAt().atOffset(ZoneOffset.UTC),
                work.attempt());
        signals.raiseAfterCommit(Topic.WORK);
    }

    @Override
    public void cancel(String kind, String key) {
        writes.addAbout(new Item(kind, key), CANCEL, kind, key);
    }

    private record Item(String kind, String key) {}

    private static String json(Map<String, String> payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payload of work is no JSON", e);
        }
    }
}
