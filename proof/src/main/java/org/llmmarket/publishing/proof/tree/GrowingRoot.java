package org.llmmarket.publishing.proof.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The root of a tree while leaves are read one after the other, in memory that does not grow with them. */
public final class GrowingRoot {

    private final Deque<Hash> peaks = new ArrayDeque<>();
    private long size;

    /** Before the first leaf. */
    public GrowingRoot() {}

    /**
     * Behind leaves that are not read.
     *
     * @param peaks as {@link MerkleTree#peaks} gives them for this size
     */
    public GrowingRoot(long size, List<Hash> peaks) {
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(peaks.size() + " subtrees do not hold " + size + " leaves");
        }
        this.size = size;
        peaks.forEach(this.peaks::push);
    }

    public void add(Hash leaf) {
        Hash hash = leaf;
        for (long left = size; (left & 1) == 1; left >>= 1) {
            hash = Hash.ofNode(peaks.pop(), hash);
        }
        peaks.push(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        if (size == 0) {
            return Hash.EMPTY;
        }
        Iterator<Hash> fromTheRight = peaks.iterator();
        Hash root = fromTheRight.next();
        while (fromTheRight.hasNext()) {
            root = Hash.ofNode(fromTheRight.next(), root);
        }
        return root;
    }
}
