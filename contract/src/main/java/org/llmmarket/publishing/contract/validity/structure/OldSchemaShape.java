package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.Types.any;
import static org.llmmarket.publishing.contract.validity.structure.Types.filledList;
import static org.llmmarket.publishing.contract.validity.structure.Types.flag;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.oneOf;
import static org.llmmarket.publishing.contract.validity.structure.Types.referable;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;

import java.util.List;

/** The keywords of the Schema Object of OpenAPI 3.0; there are no others. */
final class OldSchemaShape {

    private static final FieldType SCHEMA_OR_REFERENCE = referable(SCHEMA);

    private OldSchemaShape() {}

    static Shape of() {
        Shape shape = new Shape(SCHEMA)
                .may("type", oneOf("array", "boolean", "integer", "number", "object", "string"))
                .may("multipleOf", SchemaTypes.positiveNumber())
                .may("maximum", SchemaTypes.number())
                .may("minimum", SchemaTypes.number())
                .may("pattern", SchemaTypes.pattern())
                .may("required", SchemaTypes.names())
                .may("enum", SchemaTypes.values())
                .may("default", any())
                .may("example", any())
                .may("externalDocs", object(EXTERNAL_DOCUMENTATION))
                .may("discriminator", object(DISCRIMINATOR))
                .may("xml", object(XML));
        for (String keyword : List.of(
                "exclusiveMaximum",
                "exclusiveMinimum",
                "uniqueItems",
                "nullable",
                "readOnly",
                "writeOnly",
                "deprecated")) {
            shape.may(keyword, flag());
        }
        for (String keyword :
                List.of("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties")) {
            shape.may(keyword, SchemaTypes.count());
        }
        for (String keyword : List.of("title", "description", "format")) {
            shape.may(keyword, text());
        }
        return nested(shape);
    }

    private static Shape nested(Shape shape) {
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
            shape.may(keyword, filledList(SCHEMA_OR_REFERENCE));
        }
        return shape.may("not", SCHEMA_OR_REFERENCE)
                .may("items", SCHEMA_OR_REFERENCE)
                .may("properties", map(SCHEMA_OR_REFERENCE))
                .may("additionalProperties", (value, owner, walk) -> {
                    if (!value.node().isBoolean()) {
                        SCHEMA_OR_REFERENCE.check(value, owner, walk);
                    }
                });
    }
}
