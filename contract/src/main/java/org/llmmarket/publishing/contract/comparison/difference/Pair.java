package org.llmmarket.publishing.contract.comparison.difference;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/** The same thing in two contracts; either side may have nothing there. */
public record Pair(Place base, Place revision) {

    /** The two documents themselves. */
    public static Pair of(OpenApiDocument base, OpenApiDocument revision) {
        return new Pair(Place.of(base, ""), Place.of(revision, ""));
    }

    public Pair member(String name) {
        return new Pair(base.member(name), revision.member(name));
    }

    public Pair element(int index) {
        return new Pair(base.element(index), revision.element(index));
    }

    /** Both behind their references. */
    public Pair resolved() {
        return new Pair(base.resolved(), revision.resolved());
    }

    public Pair swapped() {
        return new Pair(revision, base);
    }

    /** The names of the members that either side has, those of the base first. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(base.node().propertyNames());
        names.addAll(revision.node().propertyNames());
        return names;
    }

    public boolean isInBoth() {
        return base.exists() && revision.exists();
    }

    public boolean isInNeither() {
        return !base.exists() && !revision.exists();
    }

    public boolean isAdded() {
        return !base.exists() && revision.exists();
    }

    public boolean isRemoved() {
        return base.exists() && !revision.exists();
    }

    /** Whether both sides are written alike, apart from what their references lead to; {@code 1.0} is {@code 1}. */
    public boolean isAlike() {
        return areAlike(base.node(), revision.node());
    }

    static boolean areAlike(JsonNode one, JsonNode other) {
        return one.equals(Pair::order, other);
    }

    private static int order(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** The side that is there: the revision, or the base where it is gone. */
    public Place present() {
        return revision.exists() ? revision : base;
    }

    /** Each side of this pair seen in the same way. */
    public Pair map(UnaryOperator<Place> view) {
        return new Pair(view.apply(base), view.apply(revision));
    }
}
