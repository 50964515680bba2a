package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.Types.any;
import static org.llmmarket.publishing.contract.validity.structure.Types.flag;
import static org.llmmarket.publishing.contract.validity.structure.Types.list;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.referable;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;

import java.util.List;
import java.util.regex.Pattern;

/** The objects that say what can be called, and what may come back. */
final class OperationShapes {

    private static final Pattern STATUS = Pattern.compile("[1-5](?:[0-9]{2}|XX)");

    private OperationShapes() {}

    static List<Shape> of(Edition edition) {
        return List.of(
                paths(),
                pathItem(edition),
                operation(edition),
                responses(),
                response(edition),
                callback(),
                link(),
                requestBody(edition));
    }

    private static Shape paths() {
        return new Shape(PATHS).keyed((member, walk) -> {
            if (!member.key().startsWith("/")) {
                String message = "Begin the path '" + Walk.cut(member.key()) + "' with a slash.";
                walk.fault(member, "INVALID_PATH_FORMAT", message);
            }
            walk.object(member, PATH_ITEM);
        });
    }

    private static Shape pathItem(Edition edition) {
        Shape shape = new Shape(PATH_ITEM)
                .may("$ref", text())
                .may("summary", text())
                .may("description", text())
                .may("servers", list(object(SERVER), "INVALID_SERVERS"))
                .may("parameters", list(referable(PARAMETER)));
        for (String method : List.of("get", "put", "post", "delete", "options", "head", "patch", "trace")) {
            shape.may(method, object(OPERATION));
        }
        return edition == Edition.V3_2
                ? shape.may("query", object(OPERATION)).may("additionalOperations", map(object(OPERATION)))
                : shape;
    }

    private static Shape operation(Edition edition) {
        Shape shape = new Shape(OPERATION)
                .may("tags", list(text()))
                .may("summary", text())
                .may("description", text())
                .may("externalDocs", object(EXTERNAL_DOCUMENTATION))
                .may("operationId", text())
                .may("parameters", list(referable(PARAMETER)))
                .may("requestBody", referable(REQUEST_BODY))
                .may("responses", object(RESPONSES))
                .may("callbacks", map(referable(CALLBACK)))
                .may("deprecated", flag())
                .may("security", list(object(SECURITY_REQUIREMENT), "INVALID_SECURITY"))
                .may("servers", list(object(SERVER), "INVALID_SERVERS"));
        return edition == Edition.V3_0 ? shape.must("responses", object(RESPONSES), "MISSING_RESPONSES") : shape;
    }

    private static Shape responses() {
        return new Shape(RESPONSES).may("default", referable(RESPONSE)).keyed((member, walk) -> {
            if (!STATUS.matcher(member.key()).matches()) {
                String message = "Name the response by a status such as 200, a range such as 2XX, or default, not '"
                        + Walk.cut(member.key()) + "'.";
                walk.fault(member, RESPONSES, message);
            }
            walk.referable(member, RESPONSE);
        });
    }

    private static Shape response(Edition edition) {
        Shape shape = new Shape(RESPONSE)
                .may("headers", map(referable(HEADER)))
                .may("content", BodyShapes.content(edition))
                .may("links", map(referable(LINK)));
        return edition == Edition.V3_2
                ? shape.may("summary", text()).may("description", text())
                : shape.must("description", text());
    }

    private static Shape callback() {
        return new Shape(CALLBACK).keyed((member, walk) -> walk.object(member, PATH_ITEM));
    }

    private static Shape link() {
        return new Shape(LINK)
                .may("operationRef", text())
                .may("operationId", text())
                .exactlyOne("operationRef", "operationId")
                .may("parameters", map(any()))
                .may("requestBody", any())
                .may("description", text())
                .may("server", object(SERVER));
    }

    private static Shape requestBody(Edition edition) {
        return new Shape(REQUEST_BODY)
                .must("content", BodyShapes.content(edition))
                .may("description", text())
                .may("required", flag());
    }
}
