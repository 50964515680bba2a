package org.llmmarket.publishing.proof.tree;

/** Knows the roots of a tree's complete subtrees, from which every root and proof of the tree follows. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The root over {@code 2^height} leaves, the first of which is {@code index * 2^height}.
     *
     * @param index counts the subtrees of this height from the left
     */
    Hash root(int height, long index);
}
