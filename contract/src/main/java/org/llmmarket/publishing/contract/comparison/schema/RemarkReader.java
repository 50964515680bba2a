package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** Reads what a schema object says beside its assertions: annotations, and whatever JSON Schema does not know. */
final class RemarkReader {

    private static final Set<String> ASSERTIONS = Set.of(
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "dependentSchemas",
            "format",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "items",
            "prefixItems",
            "additionalItems",
            "contains",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "nullable");
    private static final Set<String> CORE = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "definitions",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$vocabulary");
    private static final Set<String> FLAGS = Set.of("deprecated", "readOnly", "writeOnly");

    /** Whether a keyword may allow or refuse values. */
    static boolean asserts(String keyword) {
        return ASSERTIONS.contains(keyword) || keyword.equals("$ref") || keyword.equals("$dynamicRef");
    }

    List<Remark> read(Place place) {
        List<Remark> remarks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : place.node().properties()) {
            String keyword = member.getKey();
            boolean unsaid = FLAGS.contains(keyword) && !member.getValue().asBoolean(false);
            if (!ASSERTIONS.contains(keyword) && !CORE.contains(keyword) && !unsaid) {
                remarks.add(new Remark(keyword, member.getValue(), place.member(keyword)));
            }
        }
        return remarks;
    }
}
