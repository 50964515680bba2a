package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.node.MissingNode;

/**
 * Works {@code unevaluatedProperties} and {@code unevaluatedItems} in: beside choices that are already spread, what has
 * been evaluated is known for each shape, unless a condition decides it.
 */
final class Evaluation {

    private static final Set<Condition.Keyword> DECIDING = EnumSet.of(
            Condition.Keyword.IF,
            Condition.Keyword.DEPENDENT_SCHEMA,
            Condition.Keyword.COMBINATION,
            Condition.Keyword.UNKNOWN_REFERENCE);

    private final Schemas schemas;

    Evaluation(Schemas schemas) {
        this.schemas = schemas;
    }

    Form close(Form form, Place place) {
        Place members = place.member("unevaluatedProperties");
        Place elements = place.member("unevaluatedItems");
        if (!AssertionReader.isSchema(members) && !AssertionReader.isSchema(elements)) {
            return form;
        }
        List<Shape> closed = new ArrayList<>();
        for (Shape shape : form.shapes()) {
            if (shape.kind() == Kind.OBJECT && AssertionReader.isSchema(members)) {
                closed.add(closeObject(shape, members));
            } else if (shape.kind() == Kind.ARRAY && AssertionReader.isSchema(elements)) {
                closed.add(closeArray(shape, elements));
            } else {
                closed.add(shape);
            }
        }
        return form.withShapes(closed);
    }

    private Shape closeObject(Shape shape, Place schema) {
        if (shape.objects().stream().anyMatch(rule -> rule.additional() != null)) {
            return shape;
        }
        if (isDecided(shape, DECIDING)) {
            return shape.withCondition(open(Condition.Keyword.UNEVALUATED_PROPERTIES, shape, schema));
        }
        Map<String, Place> names = new LinkedHashMap<>();
        Map<String, Place> patterns = new LinkedHashMap<>();
        for (ObjectRule rule : shape.objects()) {
            rule.properties().keySet().forEach(name -> names.put(name, unsaid(schema)));
            rule.patterns().keySet().forEach(pattern -> patterns.put(pattern, unsaid(schema)));
        }
        return shape.withObject(new ObjectRule(names, patterns, schema));
    }

    private Shape closeArray(Shape shape, Place schema) {
        if (shape.lists().stream().anyMatch(rule -> rule.items() != null)) {
            return shape;
        }
        Set<Condition.Keyword> deciding = EnumSet.copyOf(DECIDING);
        deciding.add(Condition.Keyword.CONTAINS);
        if (isDecided(shape, deciding)) {
            return shape.withCondition(open(Condition.Keyword.UNEVALUATED_ITEMS, shape, schema));
        }
        int longest = shape.lists().stream()
                .mapToInt(rule -> rule.prefix().size())
                .max()
                .orElse(0);
        return shape.withList(new ListRule(Collections.nCopies(longest, unsaid(schema)), schema));
    }

    private static Place unsaid(Place place) {
        return new Place(place.document(), place.location(), place.written(), MissingNode.getInstance());
    }

    private static boolean isDecided(Shape shape, Set<Condition.Keyword> deciding) {
        return shape.conditions().stream().anyMatch(condition -> deciding.contains(condition.keyword()));
    }

    private Condition open(Condition.Keyword keyword, Shape shape, Place schema) {
        List<Schema> involved = new ArrayList<>();
        involved.add(schemas.of(schema));
        shape.conditions().forEach(condition -> involved.addAll(condition.schemas()));
        return new Condition(keyword, "", involved, schema);
    }
}
