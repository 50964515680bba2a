package org.llmmarket.publishing.contract.validity.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one kind of object in one edition. */
final class Shape {

    /** How a required field is asked for, and the code when it is missing. */
    record Required(String name, String code) {}

    private final ObjectKind kind;
    private final Map<String, FieldType> fields = new HashMap<>();
    private final List<Required> required = new ArrayList<>();
    private final List<Alternatives> alternatives = new ArrayList<>();
    private boolean open;
    private boolean unextended;
    private @Nullable KeyedFields keyed;

    /** Two fields of which only one may be there, or exactly one must. */
    record Alternatives(String one, String other, boolean isRequired) {}

    /** Fields that are told by the form of their names, such as paths and status codes. */
    interface KeyedFields {

        void check(Position member, Walk walk);
    }

    Shape(ObjectKind kind) {
        this.kind = kind;
    }

    ObjectKind kind() {
        return kind;
    }

    /** A field that may be there. */
    Shape may(String name, FieldType type) {
        fields.put(name, type);
        return this;
    }

    Shape must(String name, FieldType type) {
        return must(name, type, kind.fault());
    }

    Shape must(String name, FieldType type, String missing) {
        required.add(new Required(name, missing));
        return may(name, type);
    }

    Shape without(String... names) {
        for (String name : names) {
            fields.remove(name);
            required.removeIf(one -> one.name().equals(name));
        }
        return this;
    }

    /** Fields that are not described are fine. */
    Shape open() {
        open = true;
        return this;
    }

    /** Fields that begin with {@code x-} are no extensions here. */
    Shape unextended() {
        unextended = true;
        return this;
    }

    Shape notBoth(String one, String other) {
        alternatives.add(new Alternatives(one, other, false));
        return this;
    }

    Shape exactlyOne(String one, String other) {
        alternatives.add(new Alternatives(one, other, true));
        return this;
    }

    Shape keyed(KeyedFields check) {
        keyed = check;
        return this;
    }

    @Nullable
    FieldType field(String name) {
        return fields.get(name);
    }

    List<Required> required() {
        return required;
    }

    List<Alternatives> alternatives() {
        return alternatives;
    }

    /** Whether a field that is not described may be there. */
    boolean allows(String name) {
        return open || (!unextended && name.startsWith("x-"));
    }

    @Nullable
    KeyedFields keyed() {
        return keyed;
    }
}
