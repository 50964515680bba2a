package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.SchemaTypes.count;
import static org.llmmarket.publishing.contract.validity.structure.SchemaTypes.number;
import static org.llmmarket.publishing.contract.validity.structure.SchemaTypes.schema;
import static org.llmmarket.publishing.contract.validity.structure.Types.any;
import static org.llmmarket.publishing.contract.validity.structure.Types.filledList;
import static org.llmmarket.publishing.contract.validity.structure.Types.flag;
import static org.llmmarket.publishing.contract.validity.structure.Types.list;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;

import java.util.List;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** The keywords of JSON Schema 2020-12, with those that OpenAPI adds; others are annotations. */
final class SchemaShape {

    private SchemaShape() {}

    static Shape of() {
        Shape shape = new Shape(SCHEMA).open();
        core(shape);
        applicators(shape);
        assertions(shape);
        annotations(shape);
        return shape.may("discriminator", object(DISCRIMINATOR))
                .may("xml", object(XML))
                .may("externalDocs", object(EXTERNAL_DOCUMENTATION))
                .may("example", any());
    }

    private static void core(Shape shape) {
        shape.may("$id", text(Syntax.URI_WITHOUT_FRAGMENT))
                .may("$schema", text(Syntax.URI))
                .may("$ref", text())
                .may("$anchor", text(Syntax.ANCHOR))
                .may("$dynamicRef", text(Syntax.URI_REFERENCE))
                .may("$dynamicAnchor", text(Syntax.ANCHOR))
                .may("$vocabulary", SchemaTypes.vocabulary())
                .may("$comment", text())
                .may("$defs", map(schema()));
    }

    private static void applicators(Shape shape) {
        for (String keyword : List.of("allOf", "anyOf", "oneOf", "prefixItems")) {
            shape.may(keyword, filledList(schema()));
        }
        for (String keyword : List.of(
                "not",
                "if",
                "then",
                "else",
                "items",
                "contains",
                "additionalProperties",
                "propertyNames",
                "unevaluatedItems",
                "unevaluatedProperties",
                "contentSchema")) {
            shape.may(keyword, schema());
        }
        shape.may("properties", map(schema()))
                .may("dependentSchemas", map(schema()))
                .may("patternProperties", SchemaTypes.patternProperties());
    }

    private static void assertions(Shape shape) {
        for (String bound : List.of("maximum", "minimum")) {
            String exclusive = bound.replaceFirst("m", "exclusiveM");
            shape.may(bound, number()).may(exclusive, SchemaTypes.exclusiveBound(bound));
        }
        for (String keyword : List.of(
                "maxLength",
                "minLength",
                "maxItems",
                "minItems",
                "maxContains",
                "minContains",
                "maxProperties",
                "minProperties")) {
            shape.may(keyword, count());
        }
        shape.may("type", SchemaTypes.types())
                .may("const", any())
                .may("enum", SchemaTypes.values())
                .may("multipleOf", SchemaTypes.positiveNumber())
                .may("pattern", SchemaTypes.pattern())
                .may("uniqueItems", flag())
                .may("required", SchemaTypes.names())
                .may("dependentRequired", map(SchemaTypes.names()));
    }

    private static void annotations(Shape shape) {
        for (String keyword : List.of("title", "description", "format", "contentEncoding", "contentMediaType")) {
            shape.may(keyword, text());
        }
        for (String keyword : List.of("deprecated", "readOnly", "writeOnly")) {
            shape.may(keyword, flag());
        }
        shape.may("default", any()).may("examples", list(any()));
    }
}
