package org.llmmarket.publishing.proof.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.tree.GrowingRoot;
import org.llmmarket.publishing.proof.tree.Hash;

/** A growing root that is remembered at the sizes of which a checkpoint speaks. */
final class RememberedRoots {

    private final GrowingRoot growing;
    private final Set<Long> sizes = new HashSet<>();
    private final Map<Long, Hash> roots = new HashMap<>();

    RememberedRoots(long from, List<Hash> peaks) throws Unjudgeable {
        try {
            growing = new GrowingRoot(from, peaks);
        } catch (IllegalArgumentException e) {
            throw new Unjudgeable("The header does not say what lies before index " + from + ".");
        }
    }

    void expect(Checkpoint checkpoint) {
        sizes.add(checkpoint.size());
        remember();
    }

    void add(Hash leaf) {
        growing.add(leaf);
        remember();
    }

    private void remember() {
        if (sizes.contains(growing.size())) {
            roots.put(growing.size(), growing.root());
        }
    }

    long size() {
        return growing.size();
    }

    Hash root() {
        return growing.root();
    }

    /** Whether the size of the checkpoint was passed. */
    boolean reach(Checkpoint checkpoint) {
        return roots.containsKey(checkpoint.size());
    }

    boolean give(Checkpoint checkpoint) {
        return checkpoint.root().equals(roots.getOrDefault(checkpoint.size(), Hash.EMPTY));
    }
}
