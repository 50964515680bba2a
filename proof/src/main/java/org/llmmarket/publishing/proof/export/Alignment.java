package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.export.Finding.Kind;
import org.llmmarket.publishing.proof.tree.Hash;

/** Finds out what was done to a log: what the tree recorded against what stands there, keeping only what does not agree. */
final class Alignment {

    private final List<Recorded> recorded = new ArrayList<>();
    private final List<Present> present = new ArrayList<>();

    /** A leaf of the tree. */
    record Recorded(long index, Hash hash, String eventId) {}

    /** An event of the log, and the index at which it would belong by its place. */
    record Present(long place, Hash hash, ExportedEvent event) {}

    private record Moved(Present present, Recorded recorded) {}

    void add(@Nullable Recorded leaf, @Nullable Present event) {
        if (leaf != null && event != null && leaf.hash().equals(event.hash())) {
            return;
        }
        if (leaf != null) {
            recorded.add(leaf);
        }
        if (event != null) {
            present.add(event);
        }
    }

    List<Finding> findings() {
        Set<Recorded> open = new HashSet<>(recorded);
        List<Moved> moved = new ArrayList<>();
        List<Present> unknown = moved(open, moved);
        List<Finding> findings = new ArrayList<>();
        unknown = changed(open, unknown, findings);
        unknown.forEach(event -> findings.add(
                new Finding(Kind.INSERTED, event.place(), event.event() + " was added; the tree never recorded it.")));
        removed(open, findings);
        reordered(moved, unknown.isEmpty() && open.isEmpty(), findings);
        findings.sort(Comparator.comparingLong(Finding::index));
        return findings;
    }

    /** What is unchanged, but not in its place. */
    private List<Present> moved(Set<Recorded> open, List<Moved> moved) {
        Map<Hash, Recorded> byHash = new HashMap<>();
        open.forEach(leaf -> byHash.put(leaf.hash(), leaf));
        List<Present> rest = new ArrayList<>();
        for (Present event : present) {
            Recorded leaf = byHash.remove(event.hash());
            if (leaf == null) {
                rest.add(event);
            } else {
                moved.add(new Moved(event, leaf));
                open.remove(leaf);
            }
        }
        return rest;
    }

    /** What kept its id, or its place with nothing else to fill it, has another content. */
    private static List<Present> changed(Set<Recorded> open, List<Present> events, List<Finding> findings) {
        Map<String, Recorded> byId = new HashMap<>();
        open.forEach(leaf -> byId.put(leaf.eventId(), leaf));
        List<Present> withoutId = new ArrayList<>();
        for (Present event : events) {
            if (!changed(byId.remove(event.event().eventId()), event, open, findings)) {
                withoutId.add(event);
            }
        }
        Map<Long, Recorded> byIndex = new HashMap<>();
        open.forEach(leaf -> byIndex.put(leaf.index(), leaf));
        return withoutId.stream()
                .filter(event -> !changed(byIndex.remove(event.place()), event, open, findings))
                .toList();
    }

    private static boolean changed(@Nullable Recorded leaf, Present event, Set<Recorded> open, List<Finding> findings) {
        if (leaf == null || !open.remove(leaf)) {
            return false;
        }
        findings.add(new Finding(
                Kind.CHANGED,
                leaf.index(),
                event.event() + " was changed: it does not give the recorded leaf any more."));
        return true;
    }

    /** Neighbours that are gone together are told together. */
    private static void removed(Set<Recorded> open, List<Finding> findings) {
        List<Recorded> gone =
                open.stream().sorted(Comparator.comparingLong(Recorded::index)).toList();
        int begin = 0;
        for (int end = 1; end <= gone.size(); end++) {
            if (end == gone.size() || gone.get(end).index() != gone.get(end - 1).index() + 1) {
                findings.add(removed(gone.get(begin), gone.get(end - 1), end - begin));
                begin = end;
            }
        }
    }

    private static Finding removed(Recorded first, Recorded last, int count) {
        String what = count == 1
                ? "event " + first.eventId() + " is gone."
                : count + " events are gone, to index " + last.index() + ": from " + first.eventId() + " to "
                        + last.eventId() + ".";
        return new Finding(Kind.REMOVED, first.index(), what);
    }

    /** Behind what was added or removed everything stands elsewhere: there, only what changed its order counts. */
    private static void reordered(List<Moved> moved, boolean isWhole, List<Finding> findings) {
        Set<Moved> inOrder = isWhole
                ? Set.of()
                : Increasing.longest(moved, one -> one.recorded().index());
        for (Moved one : moved) {
            boolean isInPlace =
                    isWhole && one.present().place() == one.recorded().index();
            if (!isInPlace && !inOrder.contains(one)) {
                findings.add(new Finding(
                        Kind.REORDERED,
                        one.present().place(),
                        one.present().event() + " stands here; the tree recorded it at index "
                                + one.recorded().index() + "."));
            }
        }
    }
}
