package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares alternatives of one type: pairs those that are equal, then those that stand for each other, and judges the rest. */
final class BranchComparison {

    private final Comparer comparer;

    BranchComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(List<Shape> before, List<Shape> after, Findings findings) {
        if (before.size() == 1 && after.size() == 1) {
            findings(before.get(0), after.get(0), findings);
            return;
        }
        comparer.budget().spend(before.size() + after.size());
        List<Shape> left = new ArrayList<>(before);
        List<Shape> right = new ArrayList<>(after);
        pair(left, right, findings, (one, two) -> one.label().equals(two.label()) && isEqual(one, two));
        pair(left, right, findings, this::isEqual);
        List<Shape> gone = new ArrayList<>(left);
        List<Shape> come = new ArrayList<>(right);
        while (!gone.isEmpty()) {
            Shape one = gone.remove(0);
            Shape two = counterpart(one, come, left.size() == 1 && right.size() == 1);
            if (two != null) {
                come.remove(two);
                changed(one, two, before, after, findings);
            } else if (!isCovered(one, after)) {
                removed(one, findings);
            }
        }
        come.stream().filter(two -> !covers(before, two)).forEach(two -> added(two, findings));
    }

    private void findings(Shape one, Shape two, Findings findings) {
        comparer.compareShapes(one, two, findings);
    }

    private boolean isEqual(Shape one, Shape two) {
        return comparer.verdict(one, two).isEqual();
    }

    /** What is said of equal alternatives beside their values is still compared. */
    private void pair(List<Shape> left, List<Shape> right, Findings findings, BiPredicate<Shape, Shape> test) {
        for (Iterator<Shape> ones = left.iterator(); ones.hasNext(); ) {
            Shape one = ones.next();
            for (Iterator<Shape> others = right.iterator(); others.hasNext(); ) {
                Shape two = others.next();
                if (test.test(one, two)) {
                    if (findings.wantsRemarks()) {
                        findings(one, two, findings);
                    }
                    ones.remove();
                    others.remove();
                    break;
                }
            }
        }
    }

    /** The alternative that stands for another: the one of the same name, or the only one that is left. */
    private static @Nullable Shape counterpart(Shape one, List<Shape> others, boolean onlyOnes) {
        for (Shape other : others) {
            if (one.label().equals(other.label()) || onlyOnes) {
                return other;
            }
        }
        return null;
    }

    private boolean isCovered(Shape one, List<Shape> after) {
        return after.stream().anyMatch(two -> !comparer.verdict(one, two).narrowed());
    }

    private boolean covers(List<Shape> before, Shape two) {
        return before.stream().anyMatch(one -> !comparer.verdict(one, two).widened());
    }

    private void changed(Shape one, Shape two, List<Shape> before, List<Shape> after, Findings findings) {
        if (!isCovered(one, after) || !covers(before, two)) {
            findings(one, two, findings);
        }
    }

    private static void removed(Shape one, Findings findings) {
        findings.add(
                Effect.NARROWED,
                "ALTERNATIVE_REMOVED",
                one.place(),
                null,
                "an alternative of type " + one.kind().word() + " is removed" + name(one));
    }

    private static void added(Shape two, Findings findings) {
        findings.add(
                Effect.WIDENED,
                "ALTERNATIVE_ADDED",
                null,
                two.place(),
                "an alternative of type " + two.kind().word() + " is added" + name(two));
    }

    private static String name(Shape shape) {
        return shape.label().isEmpty() ? "" : ", " + JsonText.cut(shape.label());
    }
}
