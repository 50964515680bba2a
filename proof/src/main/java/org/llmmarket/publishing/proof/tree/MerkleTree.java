package org.llmmarket.publishing.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs as RFC 9162 (2.1) defines them, at every size that the tree has had. */
public final class MerkleTree {

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root over the first leaves. */
    public Hash root(long size) {
        return root(0, size);
    }

    /** The hash of a leaf. */
    public Hash leaf(long index) {
        return subtrees.root(0, index);
    }

    /** Proves that a leaf is in the tree of this size. */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has none of index " + index);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** Proves that the tree of the second size continues that of the first. */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("No tree grows from " + from + " to " + to + " leaves");
        }
        List<Hash> path = new ArrayList<>();
        if (from > 0) {
            consistency(from, 0, to, true, path);
        }
        return new ConsistencyProof(from, to, path);
    }

    /** The roots of the complete subtrees, from the largest, that together hold the first leaves. */
    public List<Hash> peaks(long size) {
        List<Hash> peaks = new ArrayList<>();
        long begin = 0;
        while (begin < size) {
            long width = Long.highestOneBit(size - begin);
            peaks.add(root(begin, begin + width));
            begin += width;
        }
        return peaks;
    }

    private Hash root(long begin, long end) {
        long width = end - begin;
        if (width == 0) {
            return Hash.EMPTY;
        }
        if (Long.bitCount(width) == 1) {
            return subtrees.root(Long.numberOfTrailingZeros(width), begin / width);
        }
        long middle = middle(begin, end);
        return Hash.ofNode(root(begin, middle), root(middle, end));
    }

    private void inclusion(long index, long begin, long end, List<Hash> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = middle(begin, end);
        if (index < middle) {
            inclusion(index, begin, middle, path);
            path.add(root(middle, end));
        } else {
            inclusion(index, middle, end, path);
            path.add(root(begin, middle));
        }
    }

    /** @param isWhole whether the old root itself is what is continued, so that its verifier has it */
    private void consistency(long from, long begin, long end, boolean isWhole, List<Hash> path) {
        if (from == end) {
            if (!isWhole) {
                path.add(root(begin, end));
            }
            return;
        }
        long middle = middle(begin, end);
        if (from <= middle) {
            consistency(from, begin, middle, isWhole, path);
            path.add(root(middle, end));
        } else {
            consistency(from, middle, end, false, path);
            path.add(root(begin, middle));
        }
    }

    /** The left side is the largest complete subtree that leaves something to the right. */
    private static long middle(long begin, long end) {
        return begin + Long.highestOneBit(end - begin - 1);
    }
}
