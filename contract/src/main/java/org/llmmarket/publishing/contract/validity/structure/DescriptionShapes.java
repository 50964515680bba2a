package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.Types.filledList;
import static org.llmmarket.publishing.contract.validity.structure.Types.list;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.referable;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;
import static org.llmmarket.publishing.contract.validity.structure.Types.url;

import java.util.List;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** The objects that describe an API as a whole. */
final class DescriptionShapes {

    private DescriptionShapes() {}

    static List<Shape> of(Edition edition) {
        return List.of(
                openApi(edition),
                info(edition),
                contact(),
                license(edition),
                server(edition),
                serverVariable(edition),
                components(edition),
                tag(edition),
                externalDocumentation(),
                reference());
    }

    private static Shape openApi(Edition edition) {
        Shape shape = new Shape(OPENAPI)
                .may("openapi", Types.any())
                .must("info", object(INFO, "MISSING_INFO"), "MISSING_INFO")
                .may("jsonSchemaDialect", text(Syntax.URI))
                .may("servers", list(object(SERVER), "INVALID_SERVERS"))
                .may("paths", object(PATHS, "MISSING_PATHS"))
                .may("webhooks", map(object(PATH_ITEM)))
                .may("components", object(COMPONENTS))
                .may("security", list(object(SECURITY_REQUIREMENT), "INVALID_SECURITY"))
                .may("tags", list(object(TAG)))
                .may("externalDocs", object(EXTERNAL_DOCUMENTATION));
        if (edition == Edition.V3_0) {
            return shape.must("paths", object(PATHS, "MISSING_PATHS"), "MISSING_PATHS")
                    .without("webhooks", "jsonSchemaDialect");
        }
        return edition == Edition.V3_2 ? shape.may("$self", text(Syntax.URI_WITHOUT_FRAGMENT)) : shape;
    }

    private static Shape info(Edition edition) {
        Shape shape = new Shape(INFO)
                .must("title", text(), "MISSING_TITLE")
                .must("version", text(), "MISSING_VERSION")
                .may("summary", text())
                .may("description", text())
                .may("termsOfService", url())
                .may("contact", object(CONTACT))
                .may("license", object(LICENSE));
        return edition == Edition.V3_0 ? shape.without("summary") : shape;
    }

    private static Shape contact() {
        return new Shape(CONTACT).may("name", text()).may("url", url()).may("email", text(Syntax.EMAIL));
    }

    private static Shape license(Edition edition) {
        Shape shape = new Shape(LICENSE)
                .must("name", text())
                .may("identifier", text(Syntax.LICENSE_EXPRESSION))
                .may("url", url());
        return edition == Edition.V3_0 ? shape.without("identifier") : shape.notBoth("identifier", "url");
    }

    private static Shape server(Edition edition) {
        Shape shape = new Shape(SERVER)
                .must("url", text(), "MISSING_SERVER_URL")
                .may("description", text())
                .may("variables", map(object(SERVER_VARIABLE)));
        return edition == Edition.V3_2 ? shape.may("name", text()) : shape;
    }

    private static Shape serverVariable(Edition edition) {
        return new Shape(SERVER_VARIABLE)
                .may("enum", edition == Edition.V3_0 ? list(text()) : filledList(text()))
                .must("default", text())
                .may("description", text());
    }

    private static Shape components(Edition edition) {
        FieldType schema = edition == Edition.V3_0 ? referable(SCHEMA) : object(SCHEMA);
        Shape shape = new Shape(COMPONENTS)
                .may("schemas", Types.components(schema))
                .may("responses", Types.components(referable(RESPONSE)))
                .may("parameters", Types.components(referable(PARAMETER)))
                .may("examples", Types.components(referable(EXAMPLE)))
                .may("requestBodies", Types.components(referable(REQUEST_BODY)))
                .may("headers", Types.components(referable(HEADER)))
                .may("securitySchemes", Types.components(referable(SECURITY_SCHEME)))
                .may("links", Types.components(referable(LINK)))
                .may("callbacks", Types.components(referable(CALLBACK)));
        if (edition != Edition.V3_0) {
            shape.may("pathItems", Types.components(object(PATH_ITEM)));
        }
        return edition == Edition.V3_2 ? shape.may("mediaTypes", Types.components(referable(MEDIA_TYPE))) : shape;
    }

    private static Shape tag(Edition edition) {
        Shape shape = new Shape(TAG)
                .must("name", text())
                .may("description", text())
                .may("externalDocs", object(EXTERNAL_DOCUMENTATION));
        return edition == Edition.V3_2
                ? shape.may("summary", text()).may("parent", text()).may("kind", text())
                : shape;
    }

    private static Shape externalDocumentation() {
        return new Shape(EXTERNAL_DOCUMENTATION).must("url", url()).may("description", text());
    }

    private static Shape reference() {
        return new Shape(REFERENCE)
                .must("$ref", text())
                .may("summary", text())
                .may("description", text())
                .unextended();
    }
}
