package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.References;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** References lead to something, of the right kind, and not in a circle. Nothing is fetched, so what is elsewhere is a doubt. */
final class ReferenceRule implements Rule {

    private static final String UNRESOLVED = "UNRESOLVED_REFERENCE";

    private record Reference(ObjectKind expected, Position object, String field) {

        String text() {
            return object.text(field);
        }

        Position at() {
            return object.child(field);
        }
    }

    private final Description description;
    private final BiConsumer<Position, ObjectKind> walk;
    private final IdentityHashMap<JsonNode, Set<ObjectKind>> kinds = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, JsonNode> targets = new IdentityHashMap<>();
    private final Set<JsonNode> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<JsonNode, Boolean> judged = new IdentityHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    /**
     * The rule for one document.
     *
     * @param walk leads through an object of a kind that is where none was expected
     */
    ReferenceRule(Description description, BiConsumer<Position, ObjectKind> walk) {
        this.description = description;
        this.walk = walk;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return EnumSet.allOf(ObjectKind.class);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        kinds.computeIfAbsent(object.node(), node -> EnumSet.noneOf(ObjectKind.class))
                .add(kind);
        if (kind == ObjectKind.SCHEMA) {
            description.targets().schema(object).ifPresent(keyword -> {
                String message = "Give this schema another '" + keyword + "': one has the same already.";
                description.warning(object.child(keyword), "DUPLICATE_ANCHOR", message);
            });
            if (object.node().path("$dynamicRef").isString()) {
                references.add(new Reference(kind, object, "$dynamicRef"));
            }
        }
    }

    void add(ObjectKind expected, Position object) {
        if (object.node().path("$ref").isString()) {
            visit(expected, object);
            references.add(new Reference(expected, object, "$ref"));
        }
    }

    @Override
    public void conclude() {
        // What is found on the way may bring more references.
        for (int i = 0; i < references.size(); i++) {
            check(references.get(i));
        }
        references.forEach(this::rejectCircle);
    }

    private void check(Reference reference) {
        String text = reference.text();
        JsonNode target = description.targets().find(text, reference.object());
        if (!target.isMissingNode()) {
            targets.put(reference.object().node(), target);
            checkKind(reference, target);
            if (!Syntax.URI_REFERENCE.matches(text)) {
                String message = "Escape the characters of this reference that no URI may have.";
                description.warning(reference.at(), "INVALID_REFERENCE", message);
            }
        } else if (!Syntax.URI_REFERENCE.matches(text)) {
            description.error(reference.at(), "INVALID_REFERENCE", "Write a URI here: '" + cut(text) + "' is none.");
        } else if (description.targets().isElsewhere(text, reference.object())) {
            String message =
                    "Put what '" + cut(text) + "' holds into this document: nothing is fetched, so it is unknown.";
            description.outside(reference.at(), UNRESOLVED, message);
        } else {
            String message = "Point to " + reference.expected().withArticle() + ": '" + cut(text) + "' leads nowhere.";
            description.error(reference.at(), UNRESOLVED, message);
        }
    }

    private void checkKind(Reference reference, JsonNode target) {
        ObjectKind expected = reference.expected();
        if (expected == ObjectKind.SCHEMA && target.isBoolean()) {
            return;
        }
        @Nullable Set<ObjectKind> known = kinds.get(target);
        if (known == null && target.isObject()) {
            if (walked.add(target)) {
                walk.accept(place(reference.text(), target), expected);
            }
            return;
        }
        if (known == null || !known.contains(expected)) {
            String found =
                    known == null ? "a plain value" : known.iterator().next().withArticle();
            String message =
                    "Point to " + expected.withArticle() + ": '" + cut(reference.text()) + "' leads to " + found + ".";
            description.error(reference.at(), "WRONG_REFERENCE", message);
        }
    }

    /** Where the target stands; what has an identifier has been walked through already, so that it is a pointer. */
    private Position place(String reference, JsonNode target) {
        Position place = Position.root(description.root());
        JsonPointer pointer = References.pointer(reference.substring(reference.indexOf('#') + 1))
                .orElse(JsonPointer.empty());
        while (!pointer.matches()) {
            String token = pointer.getMatchingProperty();
            JsonNode next = place.node().isArray()
                    ? place.node().path(pointer.getMatchingIndex())
                    : place.node().path(token);
            if (next.isMissingNode()) {
                return Position.root(description.root()).child(reference, target);
            }
            place = place.child(token, next);
            pointer = pointer.tail();
        }
        return place;
    }

    /** Follows references until one leads to something, or back to where this way began. */
    private void rejectCircle(Reference reference) {
        Set<JsonNode> way = Collections.newSetFromMap(new IdentityHashMap<>());
        JsonNode node = reference.object().node();
        while (node != null && !judged.containsKey(node) && way.add(node)) {
            node = targets.get(node);
        }
        boolean isCircle = node != null && judged.getOrDefault(node, true);
        way.forEach(one -> judged.put(one, isCircle));
        if (isCircle) {
            String message =
                    "Describe " + reference.expected().withArticle() + " somewhere: these references lead in a circle.";
            description.error(reference.at(), UNRESOLVED, message);
        }
    }

    private static String cut(String text) {
        return Description.cut(text);
    }
}
