package org.llmmarket.publishing.access.body;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The shapes of bodies: JSON Schemas (draft 2020-12) in the resources {@code /shapes/<name>.schema.json} of any module.
 * They refer to each other by file name, {@code "$ref": "terms.schema.json#/$defs/rate"}.
 */
final class Shapes {

    private static final String BASE = "https://llmmarket.org/shapes/";
    private static final String SUFFIX = ".schema.json";

    private final Map<String, JsonNode> schemas = new ConcurrentHashMap<>();
    private final Map<String, URI> registered = new ConcurrentHashMap<>();
    private final Validator validator = new ValidatorFactory()
            .withDefaultDialect(new Dialects.Draft2020Dialect())
            .withJsonNodeFactory(ShapeNode.FACTORY)
            .withEvaluatorFactory(TextKeywords.factory())
            .withSchemaResolver(this::resolve)
            .createValidator();

    /** What the document has against the shape, as the validator tells it. */
    List<Error> violations(JsonNode document, String shape) {
        URI schema = registered.computeIfAbsent(
                BASE + shape + SUFFIX, uri -> validator.registerSchema(URI.create(uri), ShapeNode.of(schema(uri))));
        return validator.validate(schema, ShapeNode.of(document)).getErrors();
    }

    /** The part of a schema at the location that an error names. */
    JsonNode at(String location) {
        int hash = location.indexOf('#');
        String pointer = location.substring(hash + 1);
        return FieldPath.Place.of(schema(location.substring(0, hash)), pointer).value();
    }

    private SchemaResolver.Result resolve(String uri) {
        return uri.startsWith(BASE)
                ? SchemaResolver.Result.fromJsonNode(ShapeNode.of(schema(uri)))
                : SchemaResolver.Result.empty();
    }

    private JsonNode schema(String uri) {
        return schemas.computeIfAbsent(uri, each -> TextKeywords.prepare(load(each.substring(BASE.length()))));
    }

    private static JsonNode load(String file) {
        try (InputStream resource = Shapes.class.getResourceAsStream("/shapes/" + file)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no shape /shapes/" + file);
            }
            return StrictJson.parse(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedBody e) {
            throw new IllegalStateException("/shapes/" + file + ": " + e.getMessage(), e);
        }
    }
}
