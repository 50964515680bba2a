package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.contract.schema.Direction;

/**
 * Compares schemas for values that travel one way. A pair that is met again while it is being compared is taken to be equal
 * there: what differs is found where it was met first.
 */
final class Comparer {

    /** One object stands for each schema, so that pairs are the same when their schemas are. */
    record Pair(Schema left, Schema right) {}

    private static final class Entry {
        private Verdict verdict = Verdict.EQUAL;
        private final int index;
        private int lowest;
        private final List<Entry> dependents = new ArrayList<>();

        Entry(int index) {
            this.index = index;
            this.lowest = index;
        }
    }

    private final FormReader base;
    private final FormReader revision;
    private final Sameness sameness;
    private final Direction direction;
    private final WorkBudget budget;
    private final FormComparison forms;
    private final DiscriminatorComparison discriminators;
    private final Map<Pair, Entry> entries = new HashMap<>();
    private final Deque<Entry> open = new ArrayDeque<>();

    Comparer(FormReader base, FormReader revision, Sameness sameness, Direction direction, WorkBudget budget) {
        this.base = base;
        this.revision = revision;
        this.sameness = sameness;
        this.direction = direction;
        this.budget = budget;
        this.forms = new FormComparison(this);
        this.discriminators = new DiscriminatorComparison(this);
    }

    FormReader base() {
        return base;
    }

    FormReader revision() {
        return revision;
    }

    Direction direction() {
        return direction;
    }

    WorkBudget budget() {
        return budget;
    }

    boolean isSame(Schema left, Schema right) {
        if (left.roots().size() != right.roots().size()) {
            return false;
        }
        for (int i = 0; i < left.roots().size(); i++) {
            if (!sameness.same(left.roots().get(i).node(), right.roots().get(i).node())) {
                return false;
            }
        }
        return true;
    }

    boolean isScalar(Schema left) {
        return left.form(base).shapes().stream().allMatch(shape -> shape.kind().isScalar());
    }

    boolean isList(Schema right) {
        return right.form(revision).shapes().stream()
                .allMatch(shape -> shape.kind() == Kind.ARRAY || shape.kind() == Kind.NULL);
    }

    void compare(Schema left, Schema right, Findings findings) {
        budget.enter();
        try {
            forms.compare(left.form(base), right.form(revision), findings);
            if (findings.wantsRemarks()) {
                discriminators.compare(left, right, findings);
            }
        } finally {
            budget.leave();
        }
    }

    void compareDefaults(Schema left, Schema right, Findings findings) {
        forms.compareDefaults(left.form(base), right.form(revision), findings);
    }

    /** How the sets of values relate. */
    Verdict verdict(Schema left, Schema right) {
        if (isSame(left, right)) {
            return Verdict.EQUAL;
        }
        Pair pair = new Pair(left, right);
        Entry known = entries.get(pair);
        if (known != null) {
            leanOn(known);
            return known.verdict;
        }
        Entry entry = new Entry(open.size());
        entries.put(pair, entry);
        open.push(entry);
        SilentFindings findings = new SilentFindings(this);
        try {
            compare(left, right, findings);
        } finally {
            open.pop();
            entries.remove(pair);
        }
        entries.put(pair, entry);
        close(entry, findings.verdict());
        return entry.verdict;
    }

    void compareShapes(Shape left, Shape right, Findings findings) {
        forms.compare(left, right, findings);
    }

    Verdict verdict(Shape left, Shape right) {
        SilentFindings findings = new SilentFindings(this);
        compareShapes(left, right, findings);
        return findings.verdict();
    }

    private void leanOn(Entry known) {
        Entry current = open.peek();
        if (current != null && known.lowest < open.size()) {
            current.lowest = Math.min(current.lowest, known.lowest);
        }
    }

    /** A verdict that leaned on one that was still open holds only as far as that one does. */
    private void close(Entry entry, Verdict verdict) {
        entry.verdict = verdict;
        Entry outer = open.peek();
        if (entry.lowest < entry.index && outer != null) {
            outer.lowest = Math.min(outer.lowest, entry.lowest);
            outer.dependents.add(entry);
            outer.dependents.addAll(entry.dependents);
            return;
        }
        for (Entry dependent : entry.dependents) {
            dependent.verdict = dependent.verdict.and(verdict).and(verdict.turned());
            dependent.lowest = Integer.MAX_VALUE;
        }
        entry.lowest = Integer.MAX_VALUE;
    }
}
