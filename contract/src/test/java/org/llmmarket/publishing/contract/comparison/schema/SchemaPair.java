package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two schemas of two documents, written in JSON with apostrophes for quotation marks; the first component is compared. */
record SchemaPair(OpenApiDocument base, OpenApiDocument revision) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static SchemaPair of(String base, String revision) {
        return of("3.1.0", base, "3.1.0", revision);
    }

    static SchemaPair old(String base, String revision) {
        return of("3.0.3", base, "3.0.3", revision);
    }

    static SchemaPair of(String baseVersion, String base, String revisionVersion, String revision) {
        return new SchemaPair(document(baseVersion, json(base)), document(revisionVersion, json(revision)));
    }

    static SchemaPair of(JsonNode base, JsonNode revision) {
        return new SchemaPair(document("3.1.0", base), document("3.1.0", revision));
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    /** A schema {@code S}; its {@code $defs}, if it has any, become further components. */
    static OpenApiDocument document(String version, JsonNode schema) {
        ObjectNode document = MAPPER.createObjectNode().put("openapi", version);
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        schemas.set("S", schema);
        schema.path("$defs").properties().forEach(one -> schemas.set(one.getKey(), one.getValue()));
        return OpenApiDocument.read(document).document().orElseThrow();
    }

    static Place place(OpenApiDocument document) {
        return Place.of(document, "/components/schemas/S");
    }

    SchemaPair reversed() {
        return new SchemaPair(revision, base);
    }

    List<Change> changes(Direction direction) {
        return new SchemaComparison(base, revision).compare(place(base), place(revision), direction);
    }

    List<String> codes(Direction direction) {
        return changes(direction).stream().map(Change::code).toList();
    }

    Bump bump(Direction direction) {
        return new Comparison(changes(direction)).bump();
    }
}
