package org.llmmarket.publishing.contract.comparison.operation;

import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;

/** What {@code x-stability-level} says of an operation: a draft, or one in its alpha, promises nothing yet. */
final class Stability {

    private static final String LEVEL = "x-stability-level";
    private static final Set<String> WITHOUT_PROMISE = Set.of("draft", "alpha");

    private Stability() {}

    static boolean promisesNothing(Place operation) {
        return WITHOUT_PROMISE.contains(operation.node().path(LEVEL).asString(""));
    }

    /** Tells when a promise is taken back, without which what it covered could be changed in two small steps. */
    static void compare(Differences differences, Pair operation) {
        if (!promisesNothing(operation.base()) && promisesNothing(operation.revision())) {
            String message = "the operation promises nothing any more: it is " + level(operation.revision()) + " now";
            differences.add(ChangeKind.OPERATION_BECAME_UNSTABLE, operation.member(LEVEL), message);
        }
    }

    private static String level(Place operation) {
        return operation.node().path(LEVEL).asString("");
    }
}
