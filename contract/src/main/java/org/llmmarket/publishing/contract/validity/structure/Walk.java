package org.llmmarket.publishing.contract.validity.structure;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goes through a document by what its objects must look like, and shows them to a visitor. */
public final class Walk {

    private final Edition edition;
    private final Verdict verdict;
    private final Visitor visitor;

    public Walk(Edition edition, Verdict verdict, Visitor visitor) {
        this.edition = edition;
        this.verdict = verdict;
        this.visitor = visitor;
    }

    Edition edition() {
        return edition;
    }

    /** Walks through an object of a kind. */
    public void object(Position at, ObjectKind kind) {
        if (kind == ObjectKind.SCHEMA) {
            schema(at);
            return;
        }
        object(at, Shapes.of(kind, edition));
        if (kind == ObjectKind.PATH_ITEM && at.node().has("$ref")) {
            visitor.reference(kind, at);
        }
    }

    /** Walks through an object whose kind comes in several shapes. */
    void object(Position at, Shape shape) {
        if (!at.node().isObject()) {
            fault(at, shape.kind(), "Make this an object: it is " + shape.kind().withArticle() + ".");
            return;
        }
        members(at, shape);
        visitor.visit(shape.kind(), at);
    }

    /** Walks through an object of a kind, or a reference to one. */
    void referable(Position at, ObjectKind kind) {
        if (!at.node().has("$ref") || (kind == ObjectKind.SCHEMA && edition != Edition.V3_0)) {
            object(at, kind);
            return;
        }
        members(at, Shapes.of(ObjectKind.REFERENCE, edition));
        visitor.visit(ObjectKind.REFERENCE, at);
        visitor.reference(kind, at);
    }

    private void schema(Position at) {
        if (at.node().isBoolean() && edition != Edition.V3_0) {
            return;
        }
        if (!at.node().isObject()) {
            String choice = edition == Edition.V3_0 ? "an object" : "an object, true or false";
            fault(at, ObjectKind.SCHEMA, "Make this " + choice + ": it is a Schema Object.");
            return;
        }
        if (Dialect.isKnown(at, edition)) {
            members(at, Shapes.of(ObjectKind.SCHEMA, edition));
            visitor.visit(ObjectKind.SCHEMA, at);
            if (at.node().has("$ref")) {
                visitor.reference(ObjectKind.SCHEMA, at);
            }
        }
    }

    private void members(Position at, Shape shape) {
        for (Map.Entry<String, JsonNode> member : at.node().properties()) {
            Position value = at.child(member.getKey(), member.getValue());
            FieldType type = shape.field(member.getKey());
            if (type != null) {
                type.check(value, shape.kind(), this);
            } else if (!shape.allows(member.getKey())) {
                other(value, shape);
            }
        }
        for (Shape.Required required : shape.required()) {
            if (!at.node().has(required.name())) {
                String message = "Add the field '" + required.name() + "': "
                        + shape.kind().withArticle() + " needs it.";
                fault(at.child(required.name()), required.code(), message);
            }
        }
        shape.alternatives().forEach(pair -> alternatives(at, pair, shape.kind()));
    }

    private void alternatives(Position at, Shape.Alternatives pair, ObjectKind kind) {
        boolean one = at.node().has(pair.one());
        boolean other = at.node().has(pair.other());
        if (one && other) {
            fault(at, kind, "Keep one of '" + pair.one() + "' and '" + pair.other() + "': they exclude each other.");
        } else if (pair.isRequired() && !one && !other) {
            fault(
                    at,
                    kind,
                    "Add '" + pair.one() + "' or '" + pair.other() + "': " + kind.withArticle()
                            + " needs one of them.");
        }
    }

    private void other(Position value, Shape shape) {
        Shape.@Nullable KeyedFields keyed = shape.keyed();
        if (keyed != null) {
            keyed.check(value, this);
            return;
        }
        String message = "Remove the field '" + cut(value.key()) + "', or begin its name with x-: "
                + shape.kind().withArticle() + " of OpenAPI " + edition + " has none of that name.";
        if (shape.kind() == ObjectKind.REFERENCE) {
            verdict.warning(value, "IGNORED_FIELD", "Remove '" + cut(value.key()) + "': beside $ref it is ignored.");
        } else {
            verdict.error(
                    value,
                    shape.kind() == ObjectKind.OPENAPI
                            ? "UNKNOWN_FIELD"
                            : shape.kind().fault(),
                    message);
        }
    }

    /** Tells the visitor about a map or list, which nothing may refer to. */
    void collection(Position at) {
        visitor.visit(ObjectKind.COLLECTION, at);
    }

    void fault(Position at, ObjectKind owner, String message) {
        verdict.error(at, owner.fault(), message);
    }

    void fault(Position at, String code, String message) {
        verdict.error(at, code, message);
    }

    void lapse(Position at, ObjectKind owner, String message) {
        verdict.lapse(at, owner.fault(), message);
    }

    void doubt(Position at, String code, String message) {
        verdict.warning(at, code, message);
    }

    static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
