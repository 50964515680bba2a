package org.llmmarket.publishing.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** Shows that a tree of {@code to} leaves begins with the {@code from} leaves of an earlier one. */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with the second root continues the one with the first, by RFC 9162 (2.1.4.2). */
    public boolean holds(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        if (from == 0) {
            return path.isEmpty() && fromRoot.equals(Hash.EMPTY);
        }
        List<Hash> hashes = new ArrayList<>();
        if (Long.bitCount(from) == 1) {
            hashes.add(fromRoot);
        }
        hashes.addAll(path);
        return !hashes.isEmpty() && follow(hashes, fromRoot, toRoot);
    }

    private boolean follow(List<Hash> hashes, Hash fromRoot, Hash toRoot) {
        int complete = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >> complete;
        long last = (to - 1) >> complete;
        Hash old = hashes.get(0);
        Hash now = hashes.get(0);
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = Hash.ofNode(beside, old);
                now = Hash.ofNode(beside, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.ofNode(now, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(fromRoot) && now.equals(toRoot);
    }
}
