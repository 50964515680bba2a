package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.Place;

/** Compares whether alternatives exclude each other, {@code anyOf} with {@code oneOf}. */
final class ExclusionComparison {

    private final Comparer comparer;

    ExclusionComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    /** Whether alternatives exclude each other in the one that do not in the other. */
    private static boolean isExclusive(Form left, Form right) {
        return left.exclusion() == Exclusion.NONE && right.exclusion() == Exclusion.OVERLAPPING;
    }

    /** What matches two alternatives matches no {@code oneOf}. */
    void compareMatches(Form left, Form right, Findings findings) {
        if (isExclusive(left, right)) {
            for (Shape one : left.shapes()) {
                List<Shape> matches = right.shapes().stream()
                        .filter(two -> one.kind() == two.kind()
                                && !comparer.verdict(one, two).narrowed())
                        .toList();
                if (matches.size() > 1) {
                    Place spot = matches.get(1).place();
                    String message = "what matches several alternatives is no longer allowed";
                    findings.add(Effect.NARROWED, "SEVERAL_MATCHES_FORBIDDEN", one.place(), spot, message);
                }
            }
        } else if (isExclusive(right, left)) {
            for (Shape two : right.shapes()) {
                List<Shape> matches = left.shapes().stream()
                        .filter(one -> one.kind() == two.kind()
                                && !comparer.verdict(one, two).widened())
                        .toList();
                if (matches.size() > 1) {
                    Place spot = matches.get(1).place();
                    String message = "what matches several alternatives is allowed now";
                    findings.add(Effect.WIDENED, "SEVERAL_MATCHES_ALLOWED", spot, two.place(), message);
                }
            }
        }
    }

    /** The same alternatives under the other keyword. */
    static void compareWord(Form left, Form right, Findings findings) {
        Place base = left.shapes().get(0).place();
        Place revision = right.shapes().get(0).place();
        if (isExclusive(left, right)) {
            findings.add(
                    Effect.NARROWED,
                    "ALTERNATIVES_BECAME_EXCLUSIVE",
                    base,
                    revision,
                    "exactly one alternative may match now, where any number could");
        } else if (isExclusive(right, left)) {
            findings.add(
                    Effect.WIDENED,
                    "ALTERNATIVES_NO_LONGER_EXCLUSIVE",
                    base,
                    revision,
                    "any number of alternatives may match now, where exactly one had to");
        }
    }
}
