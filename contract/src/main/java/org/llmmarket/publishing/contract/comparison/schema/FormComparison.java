package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import java.util.Map;

/** Compares what two schemas say: their types, then type by type. */
final class FormComparison {

    private final Comparer comparer;
    private final RemarkComparison remarks;
    private final BranchComparison branches;
    private final ShapeComparison shapes;
    private final ExclusionComparison exclusions;

    FormComparison(Comparer comparer) {
        this.comparer = comparer;
        this.remarks = new RemarkComparison(comparer);
        this.branches = new BranchComparison(comparer);
        this.shapes = new ShapeComparison(comparer);
        this.exclusions = new ExclusionComparison(comparer);
    }

    void compare(Form left, Form right, Findings findings) {
        if (findings.wantsRemarks()) {
            remarks.compare(left, right, findings);
            compareMoot(left, right, findings);
        }
        Map<Kind, List<Shape>> before = left.byKind();
        Map<Kind, List<Shape>> after = right.byKind();
        TypeComparison.compare(before, after, findings);
        exclusions.compareMatches(left, right, findings);
        boolean alike = false;
        for (Kind kind : Kind.values()) {
            List<Shape> one = before.getOrDefault(kind, List.of());
            List<Shape> two = after.getOrDefault(kind, List.of());
            alike |= one.size() > 1 && one.size() == two.size();
            if (!one.isEmpty() && !two.isEmpty()) {
                branches.compare(one, two, findings);
            }
        }
        if (alike) {
            ExclusionComparison.compareWord(left, right, findings);
        }
    }

    void compareDefaults(Form left, Form right, Findings findings) {
        remarks.compareDefaults(left, right, findings);
    }

    /** A change of what is said of a type that is not allowed is judged as if it were: nobody can know what was meant. */
    private void compareMoot(Form left, Form right, Findings findings) {
        for (Kind kind : Kind.values()) {
            List<Shape> one = moot(left, kind);
            List<Shape> two = moot(right, kind);
            boolean allowed = left.shapes().isEmpty()
                    || right.shapes().isEmpty()
                    || left.byKind().containsKey(kind)
                    || right.byKind().containsKey(kind);
            if (!allowed && !(one.isEmpty() && two.isEmpty())) {
                compare(whole(one, left, kind), whole(two, right, kind), findings);
            }
        }
    }

    private static List<Shape> moot(Form form, Kind kind) {
        return form.moot().stream().filter(shape -> shape.kind() == kind).toList();
    }

    private static Shape whole(List<Shape> moot, Form form, Kind kind) {
        return moot.stream()
                .reduce(Shape::and)
                .orElseGet(() -> Shape.of(kind, form.shapes().get(0).place()));
    }

    void compare(Shape left, Shape right, Findings findings) {
        comparer.budget().spend(10);
        shapes.compare(left, right, findings);
    }
}
