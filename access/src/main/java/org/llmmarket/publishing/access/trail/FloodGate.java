package org.llmmarket.publishing.access.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets through so many refusals a minute of one address, and so many of all; the rest is counted, so that nobody can fill the
 * disk by being refused.
 */
final class FloodGate {

    /** Where there are more addresses than one can count for. */
    static final String MANY = "many addresses";

    private static final int SECONDS = 60;
    private static final int MOST_ADDRESSES = 10_000;

    private final int ofOne;
    private final int ofAll;
    private final Map<String, Count> counts = new HashMap<>();
    private final List<Flood> floods = new ArrayList<>();
    private long minute = -1;
    private int passed;

    FloodGate(int ofOne, int ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /** How many refusals of an address were held back in the minute that began then. */
    record Flood(String address, Instant from, long heldBack) {}

    private static final class Count {
        private long seen;
        private long heldBack;
    }

    synchronized boolean admits(String address, Instant now) {
        turnTo(now);
        Count count = counts.size() < MOST_ADDRESSES || counts.containsKey(address)
                ? counts.computeIfAbsent(address, any -> new Count())
                : counts.computeIfAbsent(MANY, any -> new Count());
        count.seen++;
        if (count.seen > ofOne || passed >= ofAll) {
            count.heldBack++;
            return false;
        }
        passed++;
        return true;
    }

    /** What was held back in minutes that are over, told once. */
    synchronized List<Flood> ended(Instant now) {
        turnTo(now);
        List<Flood> ended = List.copyOf(floods);
        floods.clear();
        return ended;
    }

    private void turnTo(Instant now) {
        long present = Math.floorDiv(now.getEpochSecond(), SECONDS);
        if (present == minute) {
            return;
        }
        Instant from = Instant.ofEpochSecond(minute * SECONDS);
        long unnamed = 0;
        int named = 0;
        for (Map.Entry<String, Count> each : counts.entrySet()) {
            long heldBack = each.getValue().heldBack;
            if (heldBack > 0 && named < ofAll / 10 + 1 && !each.getKey().equals(MANY)) {
                floods.add(new Flood(each.getKey(), from, heldBack));
                named++;
            } else {
                unnamed += heldBack;
            }
        }
        if (unnamed > 0) {
            floods.add(new Flood(MANY, from, unnamed));
        }
        counts.clear();
        passed = 0;
        minute = present;
    }
}
