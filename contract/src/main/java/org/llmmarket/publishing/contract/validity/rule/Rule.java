package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** Something that the specification says about a document beyond the fields of single objects. */
interface Rule {

    /** The objects that it looks at. */
    Set<ObjectKind> kinds();

    void visit(ObjectKind kind, Position object);

    /** The whole document has been seen. */
    default void conclude() {}
}
