package org.llmmarket.publishing.contract.schema;

import java.time.Duration;
import java.util.IdentityHashMap;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Checks JSON values against the schemas of one document: JSON Schema 2020-12 for OpenAPI 3.1 and later, the Schema Object
 * of OpenAPI 3.0 for documents of that version. Formats are annotations. Only what a schema reaches is compiled, when it is
 * first asked for; size and time of a check are bounded, since neither the schema nor the value can be trusted, and it ends
 * when its thread is interrupted. Faulty keywords are not held against the value.
 */
public final class SchemaCheck {

    private static final int KEPT = 500;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final OpenApiDocument document;
    private final Duration longest;
    private final IdentityHashMap<JsonNode, CompiledSchema> requests = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, CompiledSchema> responses = new IdentityHashMap<>();

    public SchemaCheck(OpenApiDocument document) {
        this(document, LONGEST);
    }

    /**
     * A check with a limit of its own.
     *
     * @param longest how long the check of one value may take
     */
    public SchemaCheck(OpenApiDocument document, Duration longest) {
        this.document = document;
        this.longest = longest;
    }

    /**
     * Checks a value.
     *
     * @param schema a node of the document's tree
     */
    public Conformity check(JsonNode schema, JsonNode value, Direction direction) {
        return compiled(schema, direction).check(value);
    }

    private synchronized CompiledSchema compiled(JsonNode schema, Direction direction) {
        IdentityHashMap<JsonNode, CompiledSchema> kept = direction == Direction.REQUEST ? requests : responses;
        CompiledSchema known = kept.get(schema);
        if (known != null) {
            return known;
        }
        if (kept.size() >= KEPT) {
            kept.clear();
        }
        CompiledSchema compiled = CompiledSchema.of(document, schema, direction, new EvaluationGuard(longest));
        kept.put(schema, compiled);
        return compiled;
    }
}
