package org.llmmarket.publishing.contract.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Parameter;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes values that are valid for the schemas of one document: its own examples, defaults and constants where they are
 * valid, else made up from types, formats, patterns and bounds. Every value is checked; where none passes, such as for a
 * schema that contradicts itself, the best try is given. Recursive schemas end as soon as they may; so does all of it when
 * the thread is interrupted.
 */
public final class SampleValue {

    private final OpenApiDocument document;
    private final SchemaCheck check;

    public SampleValue(OpenApiDocument document) {
        this(document, new SchemaCheck(document));
    }

    /** Shares the schemas that another part of the program has compiled already. */
    public SampleValue(OpenApiDocument document, SchemaCheck check) {
        this.document = document;
        this.check = check;
    }

    /** A body in a JSON media type: the example given for it, or one made from its schema. */
    public JsonNode of(MediaType type, Direction direction, Extent extent) {
        for (JsonNode example : examples(type.node())) {
            if (check.check(type.schema(), example, direction).isAcceptable()) {
                return example;
            }
        }
        return of(type.schema(), direction, extent);
    }

    /** A value for a parameter. */
    public JsonNode of(Parameter parameter) {
        for (JsonNode example : examples(parameter.node())) {
            if (check.check(parameter.schema(), example, Direction.REQUEST).isAcceptable()) {
                return example;
            }
        }
        return of(parameter.schema(), Direction.REQUEST, Extent.SMALLEST);
    }

    /**
     * A value for a schema.
     *
     * @param schema a node of the document's tree; a missing one allows everything
     */
    public JsonNode of(JsonNode schema, Direction direction, Extent extent) {
        JsonNode best = null;
        for (Manner manner : Manner.inOrder(extent)) {
            JsonNode value = new ValueMaker(document, check, direction, manner).make(schema);
            if (value != null && check.check(schema, value, direction).isAcceptable()) {
                return value;
            }
            best = best == null ? value : best;
        }
        return best == null ? JsonNodeFactory.instance.nullNode() : best;
    }

    private List<JsonNode> examples(JsonNode owner) {
        @Nullable JsonNode single = owner.get("example");
        if (single != null) {
            return List.of(single);
        }
        return owner.path("examples")
                .valueStream()
                .map(example -> document.references().resolve(example))
                .map(example -> example.has("dataValue") ? example.path("dataValue") : example.path("value"))
                .filter(value -> !value.isMissingNode())
                .limit(3)
                .toList();
    }
}
