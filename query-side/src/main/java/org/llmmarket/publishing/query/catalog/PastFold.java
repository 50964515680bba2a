package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;

/**
 * Folds the events of one service into the states that lists have shown of it, and when each held. Times never go back: an event
 * that says it happened before the one ahead of it counts from the time of that. What held for no time at all is no state.
 */
final class PastFold {

    /** Few enough that an instant is folded quickly, and enough that most services need no checkpoint at all. */
    static final int CHECKPOINT_EVERY = 64;

    private final Map<Instant, Shown> shown = new TreeMap<>();
    private final List<PastState> checkpoints = new ArrayList<>();
    private PastState state;
    private @Nullable Closing closing;

    PastFold(PastState before) {
        this.state = before;
    }

    /**
     * A state that was shown.
     *
     * @param presented the service with the one version that it presented
     * @param to when another one followed; none while it holds
     * @param position of the event that began it
     */
    record Shown(
            CatalogEntry presented, Instant from, @Nullable Instant to, long position) {

        private Shown until(Instant end) {
            return new Shown(presented, from, end, position);
        }
    }

    /** The state that held before the first event which was taken here holds no longer. */
    record Closing(Instant from, Instant to) {}

    void take(Object event, long position, Instant happened) {
        Instant at = happened.isAfter(state.at()) ? happened : state.at();
        CatalogEntry next = CatalogEntry.after(state.entry(), event, happened);
        Instant openFrom = state.openFrom();
        if (next != null && next.shown().isPresent() && isNews(next)) {
            if (openFrom != null && !openFrom.equals(at)) {
                close(openFrom, at);
            }
            shown.put(at, new Shown(next.presented(), at, null, position));
            openFrom = at;
        }
        state = new PastState(next, position, state.events() + 1, at, openFrom);
        if (next != null && state.events() % CHECKPOINT_EVERY == 0) {
            checkpoints.add(state);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same entry is no news, and most events leave it so
    private boolean isNews(CatalogEntry next) {
        CatalogEntry before = state.entry();
        return before == null
                || state.openFrom() == null
                || (before != next && !before.presented().equals(next.presented()));
    }

    private void close(Instant from, Instant to) {
        Shown last = shown.get(from);
        if (last == null) {
            closing = new Closing(from, to);
        } else {
            shown.put(from, last.until(to));
        }
    }

    PastState state() {
        return state;
    }

    /** The states that began with the events which were taken here. */
    List<Shown> shown() {
        return List.copyOf(shown.values());
    }

    @Nullable
    Closing closing() {
        return closing;
    }

    List<PastState> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
