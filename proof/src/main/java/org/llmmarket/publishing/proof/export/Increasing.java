package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The longest part of a sequence that is in order: the rest is the least that must have been moved. */
final class Increasing {

    private Increasing() {}

    static <T> Set<T> longest(List<T> sequence, ToLongFunction<T> key) {
        List<Integer> tails = new ArrayList<>();
        int[] before = new int[sequence.size()];
        for (int i = 0; i < sequence.size(); i++) {
            int length = firstNotBelow(tails, sequence, key, key.applyAsLong(sequence.get(i)));
            before[i] = length == 0 ? -1 : tails.get(length - 1);
            if (length == tails.size()) {
                tails.add(i);
            } else {
                tails.set(length, i);
            }
        }
        Set<T> longest = new HashSet<>();
        for (int i = tails.isEmpty() ? -1 : tails.get(tails.size() - 1); i >= 0; i = before[i]) {
            longest.add(sequence.get(i));
        }
        return longest;
    }

    private static <T> int firstNotBelow(List<Integer> tails, List<T> sequence, ToLongFunction<T> key, long value) {
        int low = 0;
        int high = tails.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(sequence.get(tails.get(middle))) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
