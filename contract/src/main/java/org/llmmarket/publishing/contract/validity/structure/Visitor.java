package org.llmmarket.publishing.contract.validity.structure;

/** Is shown every object of a document, once for each place where it is written. */
public interface Visitor {

    /** An object whose own fields have been walked through. */
    void visit(ObjectKind kind, Position object);

    /**
     * A reference, in an object of any kind.
     *
     * @param object the object that has the field {@code $ref}
     * @param expected the kind of what it must lead to
     */
    void reference(ObjectKind expected, Position object);
}
