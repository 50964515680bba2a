package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * Schemas of one document that apply at once to the same value; none at all allow everything. There is one object for the
 * same nodes. The locations of its places are relative to where the value is met.
 */
final class Schema {

    private final List<Place> roots;
    private @Nullable Form form;

    Schema(List<Place> roots) {
        this.roots = List.copyOf(roots);
    }

    List<Place> roots() {
        return roots;
    }

    /** What it says, read when it is first asked for. */
    Form form(FormReader reader) {
        if (form == null) {
            form = reader.read(roots);
        }
        return form;
    }

    /** Whether any value will do, in whatever words: none at all, {@code true}, {@code {}}, a description. */
    boolean allowsEverything(FormReader reader) {
        return roots.isEmpty() || form(reader).isEverything();
    }

    /** Whether it is written as {@code false}. */
    boolean refusesEverything() {
        return roots.size() == 1 && roots.get(0).node().isBoolean();
    }
}
