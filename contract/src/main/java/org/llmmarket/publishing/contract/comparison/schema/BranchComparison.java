package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

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
        BiConsumer<Shape, Shape> equal = (one, two) -> equal(one, two, findings);
        BiConsumer<Shape, Shape> changed = (one, two) -> changed(one, two, before, after, findings);
        pair(left, right, (one, two) -> haveOneName(one, two) && isEqual(one, two), equal);
        pair(left, right, this::isEqual, equal);
        boolean onlyOnes = left.size() == 1 && right.size() == 1;
        pair(left, right, (one, two) -> haveOneName(one, two) && areToldAlike(one, two), changed);
        pair(
                left,
                right,
                (one, two) -> !hasNamesake(one, right) && !hasNamesake(two, left) && areToldAlike(one, two),
                changed);
        pair(left, right, (one, two) -> onlyOnes || haveOneName(one, two), changed);
        left.stream().filter(one -> !isCovered(one, after)).forEach(one -> removed(one, findings));
        right.stream().filter(two -> !covers(before, two)).forEach(two -> added(two, findings));
    }

    private void findings(Shape one, Shape two, Findings findings) {
        comparer.compareShapes(one, two, findings);
    }

    private boolean isEqual(Shape one, Shape two) {
        return comparer.verdict(one, two).isEqual();
    }

    /** Takes out those that stand for each other. */
    private static void pair(
            List<Shape> left, List<Shape> right, BiPredicate<Shape, Shape> test, BiConsumer<Shape, Shape> paired) {
        for (Iterator<Shape> ones = left.iterator(); ones.hasNext(); ) {
            Shape one = ones.next();
            for (Iterator<Shape> others = right.iterator(); others.hasNext(); ) {
                Shape two = others.next();
                if (test.test(one, two)) {
                    paired.accept(one, two);
                    ones.remove();
                    others.remove();
                    break;
                }
            }
        }
    }

    /** By reference or, where they are written in place, by position. */
    private static boolean haveOneName(Shape one, Shape two) {
        return one.label().equals(two.label());
    }

    /** Whether another of the same name, that is not just a position, is left. */
    private static boolean hasNamesake(Shape one, List<Shape> others) {
        return one.label().contains("#") && others.stream().anyMatch(other -> haveOneName(one, other));
    }

    /** Whether members that both ask for list the same values, by which alternatives are told apart. */
    private boolean areToldAlike(Shape one, Shape two) {
        comparer.budget().spend(one.required().size());
        Members before = new Members(one, comparer.base(), comparer.direction());
        Members after = new Members(two, comparer.revision(), comparer.direction());
        List<Boolean> alike = one.required().keySet().stream()
                .filter(two.required()::containsKey)
                .flatMap(name ->
                        haveOneValue(
                                before.of(name).form(comparer.base()),
                                after.of(name).form(comparer.revision()))
                                .stream())
                .toList();
        return !alike.isEmpty() && !alike.contains(false);
    }

    /** Empty unless both list values. */
    private static Optional<Boolean> haveOneValue(Form one, Form two) {
        return listed(one).flatMap(values -> listed(two).map(others -> !Collections.disjoint(values, others)));
    }

    private static Optional<Set<String>> listed(Form form) {
        return form.shapes().size() == 1
                ? Optional.ofNullable(form.shapes().get(0).values().listed()).map(Map::keySet)
                : Optional.empty();
    }

    /** What is said of equal alternatives beside their values is still compared. */
    private void equal(Shape one, Shape two, Findings findings) {
        if (findings.wantsRemarks()) {
            findings(one, two, findings);
        }
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
