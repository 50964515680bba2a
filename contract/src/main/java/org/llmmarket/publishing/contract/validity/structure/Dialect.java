package org.llmmarket.publishing.contract.validity.structure;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.databind.JsonNode;

/** Which keywords a schema may use: those of JSON Schema 2020-12 with OpenAPI's own, or others that only its author knows. */
final class Dialect {

    private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final String OPENAPI = "https://spec.openapis.org/oas/3.";

    private Dialect() {}

    /** Whether the rules for the keywords of this schema are known. */
    static boolean isKnown(Position schema, Edition edition) {
        JsonNode own = schema.node().path("$schema");
        if (edition == Edition.V3_0) {
            return true;
        }
        if (own.isString()) {
            // What is no URI names no dialect; that is a fault of its own.
            return isKnown(own.asString()) || !Syntax.URI.matches(own.asString());
        }
        // What encloses a schema has been asked already, so that only the document's own dialect is left.
        Position root = schema;
        @Nullable Position above = schema.parent();
        while (above != null) {
            if (above.node().path("$schema").isString()) {
                return true;
            }
            root = above;
            above = above.parent();
        }
        JsonNode usual = root.node().path("jsonSchemaDialect");
        return !usual.isString() || isKnown(usual.asString()) || !Syntax.URI.matches(usual.asString());
    }

    private static boolean isKnown(String dialect) {
        String uri = dialect.endsWith("#") ? dialect.substring(0, dialect.length() - 1) : dialect;
        return uri.equals(JSON_SCHEMA) || (uri.startsWith(OPENAPI) && uri.contains("/dialect/"));
    }
}
