package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings forms that say the same closer to one spelling: drops what is impossible or says nothing, joins listed values. */
final class Tidying {

    private final Admission admission;

    Tidying(Expressions expressions) {
        this.admission = new Admission(expressions);
    }

    Form tidy(Form form, Place place) {
        List<Shape> possible = new ArrayList<>();
        for (Shape shape : form.shapes()) {
            tidy(shape).ifPresent(possible::add);
        }
        return absorbed(form.withShapes(joined(possible, place)), place);
    }

    private Optional<Shape> tidy(Shape shape) {
        if (shape.values().listed() != null || shape.kind() == Kind.BOOLEAN) {
            return listed(shape);
        }
        Map<String, Limit> limits = new LinkedHashMap<>(shape.limits());
        if (isWhole(shape)) {
            limits.replaceAll((keyword, limit) -> limit.whole(Shape.isLower(keyword)));
        }
        closeList(shape, limits);
        limits.entrySet()
                .removeIf(limit -> shape.kind() != Kind.NUMBER
                        && Shape.isLower(limit.getKey())
                        && limit.getValue().number().signum() == 0);
        Limit members = limits.get("minProperties");
        if (members != null
                && members.number()
                                .compareTo(BigDecimal.valueOf(shape.required().size()))
                        <= 0) {
            limits.remove("minProperties");
        }
        Shape tidied = Dependents.settled(shape.withLimits(limits));
        return isImpossible(tidied) ? Optional.empty() : Optional.of(tidied);
    }

    private Optional<Shape> listed(Shape shape) {
        Map<String, JsonNode> kept = new LinkedHashMap<>(
                shape.values().listed() == null
                        ? Map.of("true", truth(true), "false", truth(false))
                        : shape.values().listed());
        boolean settled = shape.kind().isScalar();
        if (settled) {
            kept.values().removeIf(value -> !admission.of(shape, value).orElse(true));
        }
        kept.keySet().removeAll(shape.values().excluded().keySet());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (shape.kind() == Kind.NULL || (shape.kind() == Kind.BOOLEAN && kept.size() == 2)) {
            return Optional.of(shape.withValues(Values.ANY));
        }
        Shape changed =
                shape.withValues(new Values(kept, Map.of(), shape.values().place()));
        return Optional.of(settled ? changed.onlyValues() : changed);
    }

    private static JsonNode truth(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    static boolean isWhole(Shape shape) {
        return shape.tags("multipleOf").keySet().stream()
                .map(BigDecimal::new)
                .anyMatch(multiple -> Limit.isReasonable(multiple)
                        && multiple.stripTrailingZeros().scale() <= 0);
    }

    /** No elements after the prefix is a bound of their number. */
    private static void closeList(Shape shape, Map<String, Limit> limits) {
        for (ListRule rule : shape.lists()) {
            Place items = rule.items();
            if (items != null && items.node().isBoolean() && !items.node().booleanValue()) {
                Limit limit = Limit.of(rule.prefix().size(), items);
                limits.merge("maxItems", limit, (one, two) -> two.isWithin(one, false) ? two : one);
            }
        }
    }

    private static boolean isImpossible(Shape shape) {
        return isCrossed(shape, "minimum", "maximum")
                || isCrossed(shape, "minLength", "maxLength")
                || isCrossed(shape, "minItems", "maxItems")
                || isCrossed(shape, "minProperties", "maxProperties")
                || shape.required().keySet().stream().anyMatch(name -> isRefused(shape, name));
    }

    private static boolean isCrossed(Shape shape, String lower, String upper) {
        Limit low = shape.limit(lower);
        Limit high = shape.limit(upper);
        if (low == null || high == null) {
            return false;
        }
        int order = low.number().compareTo(high.number());
        return order > 0 || (order == 0 && (low.exclusive() || high.exclusive()));
    }

    private static boolean isRefused(Shape shape, String name) {
        return shape.objects().stream().anyMatch(rule -> {
            Place property = rule.properties().get(name);
            return property != null
                    && property.node().isBoolean()
                    && !property.node().booleanValue();
        });
    }

    /** Listed values of one type are one shape, in however many branches they are listed. */
    private static List<Shape> joined(List<Shape> shapes, Place place) {
        List<Shape> joined = new ArrayList<>();
        Map<Kind, Shape> listed = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            if (shape.kind() == Kind.NULL && shape.conditions().isEmpty()) {
                listed.putIfAbsent(Kind.NULL, shape);
            } else if (shape.values().listed() == null
                    || !shape.kind().isScalar()
                    || !shape.conditions().isEmpty()) {
                joined.add(shape);
            } else {
                listed.merge(shape.kind(), shape, (one, two) -> union(one, two, place));
            }
        }
        joined.addAll(listed.values());
        return joined;
    }

    private static Shape union(Shape one, Shape two, Place place) {
        Map<String, JsonNode> values = new LinkedHashMap<>(
                one.values().listed() == null ? Map.of() : one.values().listed());
        values.putAll(two.values().listed() == null ? Map.of() : two.values().listed());
        Place spot = new Place(place.document(), "", place.written(), place.node());
        return Shape.of(one.kind(), spot).withValues(Values.of(values, spot));
    }

    /** What another shape already allows adds nothing; values listed beside a free text are told to people only. */
    @SuppressWarnings("ReferenceEquality") // One and the same shape is not within itself.
    private Form absorbed(Form form, Place place) {
        List<Shape> kept = new ArrayList<>();
        List<Remark> told = new ArrayList<>();
        for (Shape shape : form.shapes()) {
            boolean within = form.shapes().stream()
                    .anyMatch(other -> other != shape
                            && other.kind() == shape.kind()
                            && isWithin(shape, other)
                            && !(isWithin(other, shape) && kept.stream().noneMatch(one -> one == other)));
            if (!within) {
                kept.add(shape);
            } else if (shape.values().listed() != null) {
                shape.values().listed().values().forEach(value -> told.add(new Remark("enum", value, place)));
            }
        }
        return kept.size() == form.shapes().size()
                ? form
                : form.withShapes(kept).withRemarks(told);
    }

    private boolean isWithin(Shape shape, Shape other) {
        if (other.isUnconstrained()) {
            return true;
        }
        Map<String, JsonNode> listed = shape.values().listed();
        return listed != null
                && shape.kind().isScalar()
                && other.values().listed() == null
                && other.tags("format").isEmpty()
                && other.conditions().isEmpty()
                && listed.values().stream()
                        .allMatch(value -> admission.of(other, value).orElse(false));
    }
}
