package org.llmmarket.publishing.contract.validity.structure;

/** What the value of a field may be. */
@FunctionalInterface
interface FieldType {

    /**
     * Tells the walk what is wrong with the value, and leads it on into the value.
     *
     * @param owner the object that has the field
     */
    void check(Position value, ObjectKind owner, Walk walk);
}
