package org.llmmarket.publishing.contract.comparison.schema;

/** Compares the constraints on values of one type. */
final class ShapeComparison {

    private final ValueComparison values;
    private final TagComparison tags;
    private final ListComparison lists;
    private final ObjectComparison objects;
    private final ConditionComparison conditions;

    ShapeComparison(Comparer comparer) {
        this.values = new ValueComparison(comparer.base().expressions());
        this.tags = new TagComparison(comparer.base().expressions());
        this.lists = new ListComparison(comparer);
        this.objects = new ObjectComparison(comparer);
        this.conditions = new ConditionComparison(comparer);
    }

    void compare(Shape left, Shape right, Findings findings) {
        values.compare(left, right, findings);
        boolean listed = left.values().listed() != null || right.values().listed() != null;
        if (!listed || !left.kind().isScalar()) {
            LimitComparison.compare(left, right, findings);
            tags.compare(left, right, findings);
        }
        if (left.kind() == Kind.ARRAY) {
            lists.compare(left, right, findings);
        }
        if (left.kind() == Kind.OBJECT) {
            objects.compare(left, right, findings);
        }
        conditions.compare(left, right, findings);
    }
}
