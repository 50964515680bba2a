package org.llmmarket.publishing.saga.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Remembers what was asked for, and keeps the rules of the queue: the same work once, and none that was taken back. */
public final class RecordedQueue implements WorkQueue {

    private final Map<String, Work> waiting = new LinkedHashMap<>();
    private final List<Work> asked = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    @Override
    public void enqueue(Work work) {
        if (waiting.putIfAbsent(name(work.kind(), work.key()), work) == null) {
            asked.add(work);
        }
    }

    @Override
    public void cancel(String kind, String key) {
        if (waiting.remove(name(kind, key)) != null) {
            cancelled.add(kind);
        }
    }

    /** From now on only what happens next is remembered; what was asked for before still waits. */
    public void forget() {
        asked.clear();
        cancelled.clear();
    }

    /** The kinds of work that were asked for, in order. */
    public List<String> asked() {
        return asked.stream().map(Work::kind).toList();
    }

    /** The kinds of waiting work that were taken back, in order. */
    public List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    /** The newest work of that kind that was asked for. */
    public Work newest(String kind) {
        return asked.stream()
                .filter(work -> work.kind().equals(kind))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new NoSuchElementException("nobody asked for " + kind + " but for " + asked()));
    }

    private static String name(String kind, String key) {
        return kind + "/" + key;
    }
}
