package org.llmmarket.publishing.contract.comparison;

import java.util.List;

/** Every difference between two contracts. */
public record Comparison(List<Change> changes) {

    public Comparison {
        changes = List.copyOf(changes);
    }

    /** The least bump that is honest. */
    public Bump bump() {
        return changes.stream().map(Change::bump).reduce(Bump.NONE, Bump::or);
    }

    /** Whether everything could be decided; if not, {@link #bump()} is {@link Bump#MAJOR}. */
    public boolean compared() {
        return changes.stream().noneMatch(Change::isUndecided);
    }
}
