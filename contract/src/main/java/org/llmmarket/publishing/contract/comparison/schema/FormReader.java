package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Lays schemas of one document open: follows references, merges {@code allOf}, spreads choices, works negations in where
 * they can be, and keeps as conditions what cannot be worked in.
 */
final class FormReader {

    private static final int MOST_SHAPES = 400;

    private final OpenApiDocument document;
    private final Schemas schemas = new Schemas();
    private final AssertionReader assertions = new AssertionReader(schemas);
    private final RemarkReader remarks = new RemarkReader();
    private final Expressions expressions;
    private final WorkBudget budget;
    private final Tidying tidying;
    private @Nullable Boolean xml;

    FormReader(OpenApiDocument document, Expressions expressions, WorkBudget budget) {
        this.document = document;
        this.expressions = expressions;
        this.budget = budget;
        this.tidying = new Tidying(expressions);
    }

    /** Whether any body of the document is XML. */
    boolean usesXml() {
        if (xml == null) {
            xml = hasXml(document.tree());
        }
        return xml;
    }

    private static boolean hasXml(JsonNode node) {
        return node.path("content").propertyNames().stream()
                        .anyMatch(name -> name.matches("(?i)[^/]+/(.+\\+)?xml\\b.*"))
                || node.valueStream().anyMatch(FormReader::hasXml);
    }

    Schemas schemas() {
        return schemas;
    }

    Expressions expressions() {
        return expressions;
    }

    Form read(List<Place> roots) {
        Set<JsonNode> seen = seen(Set.of());
        Form form = null;
        for (Place root : roots) {
            Form read = form(root, seen);
            form = form == null ? read : form.and(read);
        }
        budget.spend(form == null ? 0 : form.shapes().size() * form.shapes().size());
        return form == null ? Form.everything(Place.of(document, "")) : tidying.tidy(form, roots.get(0));
    }

    private static Set<JsonNode> seen(Set<JsonNode> before) {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(before);
        return seen;
    }

    /** What is seen before in the same conjunction adds nothing to it. */
    private Form form(Place place, Set<JsonNode> seen) {
        JsonNode node = place.node();
        if (node.isBoolean() && !node.booleanValue()) {
            return Form.NOTHING;
        }
        if (!node.isObject() || seen.contains(node)) {
            return Form.everything(place);
        }
        budget.enter();
        budget.spend(20 + 2 * node.size());
        try {
            boolean unevaluated = node.has("unevaluatedProperties") || node.has("unevaluatedItems");
            Set<JsonNode> known = unevaluated ? seen(Set.of(node)) : seen;
            known.add(node);
            return open(place, known);
        } finally {
            budget.leave();
        }
    }

    private Form open(Place place, Set<JsonNode> seen) {
        JsonNode node = place.node();
        if (node.path("$ref").isString() && document.hasOldSchemas()) {
            return reference(place, "$ref", seen);
        }
        Form form = assertions.read(place).withRemarks(remarks.read(place));
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            if (node.path(keyword).isString()) {
                form = conjoin(form, reference(place, keyword, seen), place);
            }
        }
        for (Place part : elements(place.member("allOf"))) {
            form = conjoin(form, form(part, seen), part);
        }
        form = choice(form, place.member("anyOf"), seen);
        form = choice(form, place.member("oneOf"), seen);
        form = negation(form, place.member("not"));
        form = condition(form, place);
        form = new Evaluation(schemas).close(form, place);
        if (node.path("nullable").asBoolean(false)) {
            form = form.or(Form.of(List.of(Shape.of(Kind.NULL, place.member("nullable")))));
        }
        return form;
    }

    private static List<Place> elements(Place list) {
        List<Place> elements = new ArrayList<>();
        for (int i = 0; list.node().isArray() && i < list.node().size(); i++) {
            elements.add(list.element(i));
        }
        return elements;
    }

    private Form reference(Place place, String keyword, Set<JsonNode> seen) {
        String reference = place.node().path(keyword).asString();
        List<Schema> meanings = keyword.equals("$ref") ? List.of() : meanings(reference, place);
        Place target = place.target(reference);
        if (meanings.size() < 2 && (target.node().isContainer() || target.node().isBoolean())) {
            return form(target, seen);
        }
        Condition unknown =
                new Condition(Condition.Keyword.UNKNOWN_REFERENCE, reference, meanings, place.member(keyword));
        return conditioned(Form.everything(place), unknown);
    }

    /** What a dynamic reference means depends on the way to it, so that all it may mean has to stay the same. */
    private List<Schema> meanings(String reference, Place place) {
        return document.references().dynamicTargets(reference).stream()
                .map(node -> schemas.of(new Place(document, place.location(), place.written(), node)))
                .toList();
    }

    private static Form conditioned(Form form, Condition condition) {
        return form.withShapes(form.shapes().stream()
                .map(shape -> shape.withCondition(condition))
                .toList());
    }

    private Form conjoin(Form left, Form right, Place place) {
        budget.spend(left.shapes().size() * right.shapes().size() / 4);
        long product = left.product(right);
        budget.spend((int) Math.min(2 * product, 1_000_000));
        return product <= MOST_SHAPES ? left.and(right) : conditioned(left, combination(List.of(place), place));
    }

    private Condition combination(List<Place> parts, Place place) {
        return new Condition(
                Condition.Keyword.COMBINATION,
                "",
                parts.stream().map(schemas::of).toList(),
                place);
    }

    private Form choice(Form form, Place choice, Set<JsonNode> seen) {
        List<Place> branches = elements(choice);
        if (branches.isEmpty()) {
            return form;
        }
        if (branches.size() > MOST_SHAPES) {
            return conditioned(form, combination(branches, choice));
        }
        budget.spend(branches.size() * branches.size());
        List<Form> forms = new ArrayList<>();
        for (Place branch : branches) {
            forms.add(isOnlyNullable(branch) ? onlyNull(branch) : form(branch, seen(seen)));
        }
        Form union = union(branches, forms);
        if (choice.location().endsWith("oneOf") && branches.size() > 1) {
            boolean disjoint = Disjointness.of(forms, document.references());
            union = union.with(disjoint ? Exclusion.DISJOINT : Exclusion.OVERLAPPING);
        }
        budget.spend(union.shapes().size() * union.shapes().size());
        Form tidied = tidying.tidy(union, choice);
        budget.spend(form.shapes().size() * tidied.shapes().size() / 4);
        long product = form.product(tidied);
        budget.spend((int) Math.min(2 * product, 1_000_000));
        return product <= MOST_SHAPES
                ? form.and(tidied)
                : conditioned(form, combination(branches, choice)).withRemarks(tidied.remarks());
    }

    /** Whether all it says is {@code nullable}, with which generators of 3.0 mean null, though it would allow anything. */
    private static boolean isOnlyNullable(Place branch) {
        JsonNode node = branch.node();
        for (String wrapper : List.of("allOf", "anyOf", "oneOf")) {
            if (node.size() == 1 && node.path(wrapper).size() == 1) {
                node = node.path(wrapper).path(0);
            }
        }
        return node.path("nullable").asBoolean(false)
                && node.propertyNames().stream().filter(RemarkReader::asserts).count() == 1;
    }

    private static Form onlyNull(Place place) {
        return Form.of(List.of(Shape.of(Kind.NULL, place)));
    }

    /** Branches are named when there is more than one beside null. */
    private Form union(List<Place> branches, List<Form> forms) {
        long real = forms.stream().filter(form -> !isOnlyNull(form)).count();
        Form union = Form.NOTHING;
        for (int i = 0; i < forms.size(); i++) {
            Form branch = forms.get(i);
            if (real > 1) {
                String name = name(branches.get(i));
                Place spot = branches.get(i);
                branch = branch.asBranch()
                        .withShapes(branch.shapes().stream()
                                .map(shape -> shape.withLabel(spot, name))
                                .toList());
            }
            union = union.or(branch);
        }
        return union;
    }

    private static boolean isOnlyNull(Form form) {
        return form.shapes().stream().allMatch(shape -> shape.kind() == Kind.NULL);
    }

    private static String name(Place branch) {
        JsonNode reference = branch.node().path("$ref");
        return reference.isString() ? reference.asString() : branch.location();
    }

    private Form negation(Form form, Place not) {
        if (!AssertionReader.isSchema(not)) {
            return form;
        }
        Form negated = tidying.tidy(form(not, seen(Set.of())), not);
        Condition condition = new Condition(Condition.Keyword.NOT, "", List.of(schemas.of(not)), not);
        List<Shape> left = new ArrayList<>();
        for (Shape shape : form.shapes()) {
            List<Shape> refused = negated.byKind().getOrDefault(shape.kind(), List.of());
            Negation.without(shape, refused, negated.exclusion() == Exclusion.OVERLAPPING, condition)
                    .ifPresent(left::add);
        }
        return form.withShapes(left);
    }

    private Form condition(Form form, Place place) {
        Place then = place.member("then");
        Place otherwise = place.member("else");
        Place test = place.member("if");
        if (!AssertionReader.isSchema(test)
                || (!AssertionReader.isSchema(then) && !AssertionReader.isSchema(otherwise))) {
            return form;
        }
        Condition condition = new Condition(
                Condition.Keyword.IF, "", List.of(schemas.of(test), schemas.of(then), schemas.of(otherwise)), test);
        return conditioned(form, condition);
    }
}
