package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * What a schema says, laid open: the union of shapes that it allows, references followed, combinations worked in.
 *
 * @param moot what it says of types that it does not allow, which is most likely a mistake
 */
record Form(List<Shape> shapes, List<Remark> remarks, Exclusion exclusion, List<Shape> moot) {

    static final Form NOTHING = Form.of(List.of());

    static Form of(List<Shape> shapes) {
        return new Form(shapes, List.of(), Exclusion.NONE, List.of());
    }

    static Form everything(Place place) {
        return Form.of(
                Stream.of(Kind.values()).map(kind -> Shape.of(kind, place)).toList());
    }

    boolean isEverything() {
        return exclusion == Exclusion.NONE
                && Stream.of(Kind.values()).allMatch(kind -> shapes.stream()
                        .anyMatch(shape -> shape.kind() == kind && shape.isUnconstrained()));
    }

    /** How many shapes {@link #and} would have to make. */
    long product(Form other) {
        return shapes.stream()
                .mapToLong(one -> other.shapes.stream()
                        .filter(two -> one.kind() == two.kind())
                        .count())
                .sum();
    }

    Form and(Form other) {
        List<Shape> both = new ArrayList<>();
        for (Shape one : shapes) {
            for (Shape two : other.shapes) {
                if (one.kind() == two.kind()) {
                    both.add(one.and(two));
                }
            }
        }
        return new Form(both, concat(remarks, other.remarks), exclusion.or(other.exclusion), concat(moot, other.moot));
    }

    Form or(Form other) {
        return new Form(
                concat(shapes, other.shapes),
                concat(remarks, other.remarks),
                exclusion.or(other.exclusion),
                concat(moot, other.moot));
    }

    Form withShapes(List<Shape> changed) {
        return new Form(changed, remarks, exclusion, moot);
    }

    Form withRemarks(List<Remark> more) {
        return more.isEmpty() ? this : new Form(shapes, concat(remarks, more), exclusion, moot);
    }

    Form with(Exclusion more) {
        return new Form(shapes, remarks, exclusion.or(more), moot);
    }

    /** As one of several alternatives: what it remarks is said of no more than itself. */
    Form asBranch() {
        return new Form(shapes, remarks.stream().map(Remark::asBranch).toList(), exclusion, List.of());
    }

    Map<Kind, List<Shape>> byKind() {
        Map<Kind, List<Shape>> grouped = new EnumMap<>(Kind.class);
        shapes.forEach(shape ->
                grouped.computeIfAbsent(shape.kind(), any -> new ArrayList<>()).add(shape));
        return grouped;
    }

    Optional<Remark> remark(String keyword) {
        return remarks.stream()
                .filter(remark -> remark.keyword().equals(keyword) && !remark.branch())
                .findFirst();
    }

    boolean says(String keyword) {
        return remarks.stream()
                .anyMatch(remark -> remark.keyword().equals(keyword) && remark.isTrue() && !remark.branch());
    }

    private static <T> List<T> concat(List<T> left, List<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
