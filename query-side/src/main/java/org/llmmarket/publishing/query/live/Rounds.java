package org.llmmarket.publishing.query.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves listeners along in rounds: first all whose next page is at hand, then a few of those for whom the log has to be read, in
 * turn. So who is behind holds up nobody else. Where those behind leave too much untaken, the one that leaves most is ended, to come
 * back when they can go on.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final int MOST_READ = 8;
    private static final long MOST_HELD = 64L * 1024 * 1024;

    private final LongPredicate isAtHand;
    private final LongFunction<LivePage> pages;

    /** Those who may still hold what was read for them alone. */
    private final Set<Listener> readFor = new LinkedHashSet<>();

    private int turn;

    /**
     * Moves them along a log.
     *
     * @param isAtHand whether what follows a position is there without reading
     * @param pages what follows a position
     */
    Rounds(LongPredicate isAtHand, LongFunction<LivePage> pages) {
        this.isAtHand = isAtHand;
        this.pages = pages;
    }

    /** Says whether anybody has come any further. */
    boolean next(List<Listener> listeners) {
        boolean progress = false;
        List<Listener> behind = new ArrayList<>();
        for (Listener listener : listeners) {
            if (isAtHand.test(listener.position())) {
                progress |= listener.advance(pages);
            } else {
                behind.add(listener);
            }
        }
        return relieved(behind) || read(behind) || progress;
    }

    /** What others hold is at hand for all, and held once. */
    private boolean relieved(List<Listener> behind) {
        readFor.removeIf(listener -> listener.held() == 0 || listener.hasGone());
        Set<Listener> holding = new LinkedHashSet<>(readFor);
        holding.addAll(behind);
        boolean isTooMuch = holding.stream().mapToLong(Listener::held).sum() > MOST_HELD;
        if (isTooMuch) {
            holding.stream().max(Comparator.comparingInt(Listener::held)).ifPresent(Listener::end);
        }
        return isTooMuch;
    }

    private boolean read(List<Listener> behind) {
        turn -= MOST_READ;
        Collections.rotate(behind, turn);
        int read = 0;
        try {
            for (Listener listener : behind) {
                if (read < MOST_READ && listener.advance(pages)) {
                    readFor.add(listener);
                    read++;
                }
            }
        } catch (RuntimeException e) {
            // Whatever the database says: they wait rather than miss an event.
            LOG.warn("Who is behind hears nothing for a while", e);
        }
        return read > 0;
    }
}
