package org.llmmarket.publishing.contract.comparison.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.SchemaComparison;
import org.llmmarket.publishing.contract.schema.Direction;

/** What one comparison has found so far, what it has seen already, and how much it may still look at. */
public final class Differences {

    private static final int MOST_CHANGES = 10_000;
    private static final long MOST_STEPS = 500_000;

    private record Seen(Object subject, String base, String revision) {}

    private record Said(
            String code, @Nullable String base, @Nullable String revision, String message) {}

    private final SchemaComparison schemas;
    private final Map<Said, Change> changes = new LinkedHashMap<>();
    private final Set<Seen> seen = new HashSet<>();
    private long steps;

    public Differences(Pair documents) {
        this.schemas = new SchemaComparison(
                documents.base().document(), documents.revision().document());
    }

    /** Every change, each of them once. */
    public List<Change> changes() {
        return new ArrayList<>(changes.values());
    }

    /** Tells of a change by a sentence, which needs neither a capital letter nor a full stop. */
    public void add(ChangeKind kind, Pair at, String message) {
        add(new Change(
                kind.name(),
                kind.bump(),
                at.present().location(),
                written(at.base()),
                written(at.revision()),
                Wording.sentence(message)));
    }

    /** Says the last thing about two documents, whatever it costs. */
    public void conclude(ChangeKind kind, String message) {
        Change last = new Change(kind.name(), kind.bump(), "", "", "", Wording.sentence(message));
        changes.put(new Said(last.code(), "", "", last.message()), last);
    }

    /** Takes over what was found in a part of the contract that promises nothing: there nothing breaks. */
    public void addUnpromised(List<Change> found) {
        found.forEach(
                change -> add(change.bump() == Bump.MAJOR && !change.isUndecided() ? change.as(Bump.MINOR) : change));
    }

    private void add(Change change) {
        spend(change.location().length() / 10);
        if (changes.size() >= MOST_CHANGES) {
            throw new ComparisonAbandoned("there are more than " + MOST_CHANGES + " changes");
        }
        changes.putIfAbsent(
                new Said(change.code(), change.baseLocation(), change.revisionLocation(), change.message()), change);
    }

    /** Compares two schemas, of which each may be missing: that one allows everything. */
    public void schemas(Pair schemas, Direction direction) {
        if (!schemas.isInNeither() && isFirst(direction, schemas)) {
            this.schemas.compare(schemas.base(), schemas.revision(), direction).forEach(this::add);
        }
    }

    /**
     * Whether two places are met for the first time in this respect. What several uses share is compared once.
     *
     * @param subject tells apart the ways in which the same places may be compared
     */
    public boolean isFirst(Object subject, Pair pair) {
        spend(1 + (pair.base().location().length() + pair.revision().location().length()) / 1000);
        return seen.add(new Seen(subject, pair.base().written(), pair.revision().written()));
    }

    /** Both sides behind their references; none where a reference leads nowhere, which is said unless both lead there. */
    public Optional<Pair> resolve(Pair written) {
        Pair resolved = written.resolved();
        boolean deadBase = written.base().exists() && !resolved.base().exists();
        boolean deadRevision =
                written.revision().exists() && !resolved.revision().exists();
        if (!deadBase && !deadRevision) {
            return Optional.of(resolved);
        }
        String base = DeadEnd.of(written.base());
        String revision = DeadEnd.of(written.revision());
        if (!base.equals(revision)) {
            add(
                    ChangeKind.NOT_COMPARED,
                    written,
                    "a reference leads out of the document or nowhere: " + base + revision);
        }
        return Optional.empty();
    }

    /** Takes from what the comparison may cost, so that no document can make it run for long. */
    public void spend(long cost) {
        steps += cost;
        if (steps > MOST_STEPS) {
            throw new ComparisonAbandoned("the documents are too large to compare");
        }
    }

    private static @Nullable String written(Place place) {
        return place.exists() ? place.written() : null;
    }
}
