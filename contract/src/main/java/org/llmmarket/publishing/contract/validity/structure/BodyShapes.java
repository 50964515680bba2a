package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.Types.any;
import static org.llmmarket.publishing.contract.validity.structure.Types.flag;
import static org.llmmarket.publishing.contract.validity.structure.Types.list;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.oneOf;
import static org.llmmarket.publishing.contract.validity.structure.Types.referable;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;
import static org.llmmarket.publishing.contract.validity.structure.Types.url;

import java.util.List;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** The objects that say how values are written into messages. */
final class BodyShapes {

    private BodyShapes() {}

    static List<Shape> of(Edition edition) {
        return List.of(
                parameter(edition),
                header(edition),
                mediaType(edition),
                encoding(edition),
                example(edition),
                discriminator(edition),
                xml(edition));
    }

    static FieldType content(Edition edition) {
        FieldType mediaType = edition == Edition.V3_2 ? referable(MEDIA_TYPE) : object(MEDIA_TYPE);
        return map((value, owner, walk) -> {
            if (!Syntax.MEDIA_RANGE.matches(value.key())) {
                String message = "Name a media type such as application/json, not '" + Walk.cut(value.key()) + "'.";
                walk.doubt(value, MEDIA_TYPE.fault(), message);
            }
            mediaType.check(value, owner, walk);
        });
    }

    private static FieldType schema(Edition edition) {
        return edition == Edition.V3_0 ? referable(SCHEMA) : object(SCHEMA);
    }

    /** What a parameter and a header have in common. */
    private static Shape valued(ObjectKind kind, Edition edition) {
        return new Shape(kind)
                .may("description", text())
                .may("required", flag())
                .may("deprecated", flag())
                .may("explode", flag())
                .may("schema", schema(edition))
                .may("content", content(edition))
                .may("example", any())
                .may("examples", map(referable(EXAMPLE)))
                .exactlyOne("schema", "content")
                .notBoth("example", "examples");
    }

    private static Shape parameter(Edition edition) {
        Shape shape = valued(PARAMETER, edition)
                .must("name", text())
                .must("in", oneOf("query", "header", "path", "cookie"))
                .may(
                        "style",
                        oneOf("matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"))
                .may("allowEmptyValue", flag())
                .may("allowReserved", flag());
        return edition == Edition.V3_2
                ? shape.may("in", oneOf("query", "querystring", "header", "path", "cookie"))
                        .may(
                                "style",
                                oneOf(
                                        "matrix",
                                        "label",
                                        "simple",
                                        "form",
                                        "spaceDelimited",
                                        "pipeDelimited",
                                        "deepObject",
                                        "cookie"))
                : shape;
    }

    private static Shape header(Edition edition) {
        Shape shape = valued(HEADER, edition).may("style", oneOf("simple"));
        return edition == Edition.V3_0 ? shape.may("allowReserved", flag()).may("allowEmptyValue", flag()) : shape;
    }

    private static Shape mediaType(Edition edition) {
        Shape shape = new Shape(MEDIA_TYPE)
                .may("schema", schema(edition))
                .may("example", any())
                .may("examples", map(referable(EXAMPLE)))
                .notBoth("example", "examples")
                .may("encoding", map(object(ENCODING)));
        return edition == Edition.V3_2
                ? positional(shape).may("itemSchema", schema(edition)).may("description", text())
                : shape;
    }

    private static Shape encoding(Edition edition) {
        Shape shape = new Shape(ENCODING)
                .may("contentType", text(Syntax.MEDIA_RANGES))
                .may("headers", map(referable(HEADER)))
                .may("style", oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"))
                .may("explode", flag())
                .may("allowReserved", flag());
        return edition == Edition.V3_2 ? positional(shape.may("encoding", map(object(ENCODING)))) : shape;
    }

    private static Shape positional(Shape shape) {
        return shape.may("prefixEncoding", list(object(ENCODING)))
                .may("itemEncoding", object(ENCODING))
                .notBoth("encoding", "prefixEncoding")
                .notBoth("encoding", "itemEncoding");
    }

    private static Shape example(Edition edition) {
        Shape shape = new Shape(EXAMPLE)
                .may("summary", text())
                .may("description", text())
                .may("value", any())
                .may("externalValue", url())
                .notBoth("value", "externalValue");
        return edition == Edition.V3_2
                ? shape.may("dataValue", any())
                        .may("serializedValue", text())
                        .notBoth("value", "dataValue")
                        .notBoth("value", "serializedValue")
                        .notBoth("serializedValue", "externalValue")
                : shape;
    }

    private static Shape discriminator(Edition edition) {
        Shape shape = new Shape(DISCRIMINATOR).must("propertyName", text()).may("mapping", map(text()));
        return edition == Edition.V3_2 ? shape.may("defaultMapping", text()) : shape;
    }

    private static Shape xml(Edition edition) {
        Shape shape = new Shape(XML)
                .may("name", text())
                .may("namespace", text(Syntax.URI))
                .may("prefix", text())
                .may("attribute", flag())
                .may("wrapped", flag());
        return edition == Edition.V3_2
                ? shape.may("nodeType", oneOf("element", "attribute", "text", "cdata", "none"))
                        .notBoth("nodeType", "attribute")
                        .notBoth("nodeType", "wrapped")
                : shape;
    }
}
