package org.llmmarket.publishing.contract.validity.structure;

import java.util.EnumMap;
import java.util.Map;

/** The shapes of all objects in each edition. */
final class Shapes {

    private static final Map<Edition, Map<ObjectKind, Shape>> ALL = new EnumMap<>(Edition.class);

    static {
        for (Edition edition : Edition.values()) {
            Map<ObjectKind, Shape> shapes = new EnumMap<>(ObjectKind.class);
            DescriptionShapes.of(edition).forEach(shape -> shapes.put(shape.kind(), shape));
            OperationShapes.of(edition).forEach(shape -> shapes.put(shape.kind(), shape));
            BodyShapes.of(edition).forEach(shape -> shapes.put(shape.kind(), shape));
            SecurityShapes.of(edition).forEach(shape -> shapes.put(shape.kind(), shape));
            shapes.put(ObjectKind.SCHEMA, edition == Edition.V3_0 ? OldSchemaShape.of() : SchemaShape.of());
            ALL.put(edition, shapes);
        }
    }

    private Shapes() {}

    static Shape of(ObjectKind kind, Edition edition) {
        Shape shape = ALL.getOrDefault(edition, Map.of()).get(kind);
        if (shape == null) {
            throw new IllegalArgumentException("OpenAPI " + edition + " has no " + kind);
        }
        return shape;
    }
}
