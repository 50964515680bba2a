package org.llmmarket.publishing.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.body.ShapeCheck;
import org.llmmarket.publishing.access.body.StrictJson;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns the raw body of a request into JSON of the expected shape. A shape is the resource
 * {@code /shapes/<shape>.schema.json} (JSON Schema 2020-12) of any module; every violation is told in one answer.
 */
public final class Bodies {

    private final ShapeCheck shapes = new ShapeCheck();

    /**
     * Reads a body of any shape.
     *
     * @throws org.llmmarket.publishing.access.body.MalformedBody when it is no JSON, which is answered with 400
     */
    public JsonNode parse(byte @Nullable [] body) {
        return StrictJson.parse(body);
    }

    /** What the JSON has against the shape; sound means that every demand of the shape holds. */
    public Findings check(JsonNode json, String shape) {
        return Findings.errors(shapes.findings(json, shape));
    }

    /** Reads a body that must have the shape. @throws Rejection with every violation, which is answered with 422 */
    public JsonNode read(byte @Nullable [] body, String shape) {
        return sound(parse(body), shape);
    }

    /** Reads a body that may be left out: none counts as an empty object. */
    public JsonNode readOptional(byte @Nullable [] body, String shape) {
        return body == null || body.length == 0
                ? sound(JsonNodeFactory.instance.objectNode(), shape)
                : read(body, shape);
    }

    private JsonNode sound(JsonNode json, String shape) {
        List<Finding> violations = shapes.findings(json, shape);
        if (!violations.isEmpty()) {
            throw new Rejection(Reason.VALIDATION_FAILED, summary(violations.size()), Findings.errors(violations));
        }
        return json;
    }

    private static String summary(int count) {
        return "The body has " + (count == 1 ? "a fault" : count + " faults")
                + "; errors says where and what would be right.";
    }
}
