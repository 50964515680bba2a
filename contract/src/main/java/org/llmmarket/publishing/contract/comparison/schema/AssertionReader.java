package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of one schema object that stand for themselves; those of a wrong shape say nothing. */
final class AssertionReader {

    private static final Map<String, Kind> COUNTS = Map.of(
            "minLength", Kind.STRING,
            "maxLength", Kind.STRING,
            "minItems", Kind.ARRAY,
            "maxItems", Kind.ARRAY,
            "minProperties", Kind.OBJECT,
            "maxProperties", Kind.OBJECT);

    /** Patterns that match whatever name there is, so that what they say is said of all. */
    private static final Set<String> EVERY_NAME = Set.of("", "^", ".*", "^.*", ".*$", "^.*$");

    private final Schemas schemas;

    AssertionReader(Schemas schemas) {
        this.schemas = schemas;
    }

    Form read(Place place) {
        JsonNode node = place.node();
        Set<Kind> kinds = kinds(node.path("type"));
        List<Shape> shapes = new ArrayList<>();
        List<Shape> moot = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Shape shape =
                    Shape.of(kind, place).withLimits(limits(kind, place)).withTags(TagReader.read(kind, kinds, place));
            shape = switch (kind) {
                case STRING -> conditioned(shape, Condition.Keyword.CONTENT_SCHEMA, place);
                case ARRAY -> array(shape, place);
                case OBJECT -> object(shape, place);
                default -> shape;
            };
            if (kinds.contains(kind)) {
                shapes.add(shape.withValues(values(kind, place)));
            } else if (!shape.isUnconstrained()) {
                moot.add(shape);
            }
        }
        return new Form(shapes, List.of(), Exclusion.NONE, moot);
    }

    private static Set<Kind> kinds(JsonNode type) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        types(type).forEach(word -> {
            for (Kind kind : Kind.values()) {
                if (kind.word().equals(word) || (kind == Kind.NUMBER && word.equals("integer"))) {
                    kinds.add(kind);
                }
            }
        });
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }

    static List<String> types(JsonNode type) {
        List<String> types = new ArrayList<>();
        if (type.isString()) {
            types.add(type.asString());
        }
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString("")));
        }
        return types;
    }

    private static Values values(Kind kind, Place place) {
        Values values = Values.ANY;
        for (String keyword : List.of("const", "enum")) {
            JsonNode node = place.node().path(keyword);
            boolean many = keyword.equals("enum");
            if (many ? node.isArray() && !node.isEmpty() : place.node().has(keyword)) {
                Map<String, JsonNode> listed = new LinkedHashMap<>();
                (many ? node : List.of(node)).forEach(value -> {
                    if (Kind.of(value) == kind) {
                        listed.put(JsonText.of(value), value);
                    }
                });
                values = values.and(Values.of(listed, place.member(keyword)));
            }
        }
        return values;
    }

    private static Map<String, Limit> limits(Kind kind, Place place) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        COUNTS.forEach((keyword, owner) -> {
            JsonNode count = place.node().path(keyword);
            if (owner == kind && count.isNumber() && count.decimalValue().signum() >= 0) {
                limits.put(keyword, new Limit(count.decimalValue(), false, place.member(keyword)));
            }
        });
        if (kind == Kind.NUMBER) {
            bound("minimum", "exclusiveMinimum", place, limits);
            bound("maximum", "exclusiveMaximum", place, limits);
        }
        return limits;
    }

    private static void bound(String keyword, String exclusive, Place place, Map<String, Limit> limits) {
        JsonNode bound = place.node().path(keyword);
        JsonNode beyond = place.node().path(exclusive);
        if (bound.isNumber()) {
            boolean open = beyond.isBoolean() && beyond.booleanValue();
            limits.put(keyword, new Limit(bound.decimalValue(), open, place.member(keyword)));
        }
        if (beyond.isNumber()) {
            Limit other = new Limit(beyond.decimalValue(), true, place.member(exclusive));
            limits.merge(keyword, other, (one, two) -> two.isWithin(one, Shape.isLower(keyword)) ? two : one);
        }
    }

    private Shape conditioned(Shape shape, Condition.Keyword keyword, Place place) {
        Place schema = place.member(keyword.word());
        return isSchema(schema)
                ? shape.withCondition(new Condition(keyword, "", List.of(schemas.of(schema)), schema))
                : shape;
    }

    private Shape array(Shape shape, Place place) {
        List<Place> prefix = new ArrayList<>();
        Place items = place.member("items");
        Place first = items.node().isArray() ? items : place.member("prefixItems");
        for (int i = 0; i < first.node().size() && first.node().isArray(); i++) {
            prefix.add(first.element(i));
        }
        Place rest = items.node().isArray() ? place.member("additionalItems") : items;
        boolean has = isSchema(rest);
        Shape read = prefix.isEmpty() && !has ? shape : shape.withList(new ListRule(prefix, has ? rest : null));
        Place contained = place.member("contains");
        JsonNode least = place.node().path("minContains");
        JsonNode most = place.node().path("maxContains");
        if (!isSchema(contained) || (isZero(least) && !most.isNumber())) {
            return read;
        }
        String range =
                (least.isNumber() ? JsonText.of(least) : "1") + ".." + (most.isNumber() ? JsonText.of(most) : "");
        return read.withCondition(
                new Condition(Condition.Keyword.CONTAINS, range, List.of(schemas.of(contained)), contained));
    }

    private static boolean isZero(JsonNode number) {
        return number.isNumber() && number.decimalValue().signum() == 0;
    }

    private Shape object(Shape shape, Place place) {
        Place additional = place.member("additionalProperties");
        Map<String, Place> properties = members(place.member("properties"));
        Map<String, Place> patterns = members(place.member("patternProperties"));
        if (properties.isEmpty() && patterns.size() == 1 && EVERY_NAME.containsAll(patterns.keySet())) {
            additional = patterns.values().iterator().next();
            patterns = Map.of();
        }
        boolean has = isSchema(additional);
        Shape read = properties.isEmpty() && patterns.isEmpty() && !has
                ? shape
                : shape.withObject(new ObjectRule(properties, patterns, has ? additional : null));
        read = conditioned(read.withRequired(required(place)), Condition.Keyword.PROPERTY_NAMES, place);
        for (Map.Entry<String, Place> dependent :
                members(place.member("dependentSchemas")).entrySet()) {
            if (!Dependents.onlyRequires(dependent.getValue())) {
                read = read.withCondition(new Condition(
                        Condition.Keyword.DEPENDENT_SCHEMA,
                        dependent.getKey(),
                        List.of(schemas.of(dependent.getValue())),
                        dependent.getValue()));
            }
        }
        return read;
    }

    /** An empty name that no property has is a slip of the tool that wrote it. */
    private static Map<String, Place> required(Place place) {
        Map<String, Place> names = new LinkedHashMap<>();
        if (place.node().path("required").isArray()) {
            place.node().path("required").forEach(name -> {
                if (name.isString()
                        && !(name.asString().isEmpty()
                                && !place.node().path("properties").has(""))) {
                    names.put(name.asString(), place.member("required"));
                }
            });
        }
        return names;
    }

    private static Map<String, Place> members(Place place) {
        Map<String, Place> members = new LinkedHashMap<>();
        place.node().properties().forEach(member -> members.put(member.getKey(), place.member(member.getKey())));
        return members;
    }

    static boolean isSchema(Place place) {
        return place.node().isObject() || place.node().isBoolean();
    }
}
