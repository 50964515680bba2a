package org.llmmarket.publishing.contract.validity.instance;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The keywords that look at the members of an object. */
final class ObjectFit {

    private final Conformance schemas;

    ObjectFit(Conformance schemas) {
        this.schemas = schemas;
    }

    Fit of(JsonNode schema, JsonNode value, String at) {
        Fit fit = required(schema, schema.path("required"), value, at);
        for (Map.Entry<String, JsonNode> dependent : Conformance.members(schema.path("dependentRequired"))) {
            if (fit != Fit.NO && value.has(dependent.getKey())) {
                fit = fit.and(required(schema, dependent.getValue(), value, at));
            }
        }
        for (Map.Entry<String, JsonNode> dependent : Conformance.members(schema.path("dependentSchemas"))) {
            if (fit != Fit.NO && value.has(dependent.getKey())) {
                fit = fit.and(schemas.fit(dependent.getValue(), value, at));
            }
        }
        for (Map.Entry<String, JsonNode> member : Conformance.members(value)) {
            if (fit != Fit.NO) {
                fit = fit.and(member(schema, member.getKey(), member.getValue(), at));
            }
        }
        boolean isOpen = schema.has("unevaluatedProperties") || schema.has("propertyNames");
        return isOpen ? fit.and(Fit.UNKNOWN) : fit;
    }

    /** Members that are sent one way only may be left out the other way. */
    private Fit required(JsonNode schema, JsonNode names, JsonNode value, String at) {
        for (JsonNode name : names) {
            JsonNode property = schemas.resolved(schema.path("properties").path(name.asString("")));
            boolean isOneWay = property.path("readOnly").asBoolean(false)
                    || property.path("writeOnly").asBoolean(false);
            if (name.isString() && !value.has(name.asString())) {
                return isOneWay ? Fit.UNKNOWN : schemas.no(at, "an object with '" + name.asString() + "'");
            }
        }
        return Fit.YES;
    }

    private Fit member(JsonNode schema, String name, JsonNode value, String at) {
        String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
        Fit fit = Fit.YES;
        boolean isNamed = schema.path("properties").has(name);
        if (isNamed) {
            fit = schemas.fit(schema.path("properties").path(name), value, place);
        }
        for (Map.Entry<String, JsonNode> pattern : Conformance.members(schema.path("patternProperties"))) {
            Fit found = schemas.finds(pattern.getKey(), name);
            if (found == Fit.UNKNOWN) {
                return fit.and(Fit.UNKNOWN);
            }
            if (found == Fit.YES) {
                isNamed = true;
                fit = fit.and(schemas.fit(pattern.getValue(), value, place));
            }
        }
        JsonNode others = schema.path("additionalProperties");
        return isNamed || others.isMissingNode() ? fit : fit.and(schemas.fit(others, value, place));
    }
}
