package org.llmmarket.publishing.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI document of the size and shape that real LLM services have: many operations, deep shared schemas. */
final class LargeDocument {

    private LargeDocument() {}

    static JsonNode withOperations(int operations) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (int i = 0; i < operations; i++) {
            String model = "Model" + i;
            paths.put("/v1/models" + i, Map.of("get", list(model, i), "post", create(model, i)));
            paths.put("/v1/models" + i + "/{id}", Map.of("get", read(model, i)));
            schemas.put(model, model(i));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "A large service", "version", "1.0.0", "description", "Many models."));
        document.put("servers", List.of(Map.of("url", "https://api.example.org")));
        document.put("security", List.of(Map.of("key", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("key", Map.of("type", "apiKey", "in", "header", "name", "X-API-Key"))));
        return new JsonMapper().valueToTree(document);
    }

    private static Map<String, Object> list(String model, int i) {
        return operation(
                "list" + i,
                "200",
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("data"),
                        "properties",
                        Map.of("data", Map.of("type", "array", "items", ref(model)))));
    }

    private static Map<String, Object> read(String model, int i) {
        Map<String, Object> operation = new LinkedHashMap<>(operation("read" + i, "200", ref(model)));
        operation.put(
                "parameters",
                List.of(Map.of("name", "id", "in", "path", "required", true, "schema", Map.of("type", "string"))));
        return operation;
    }

    private static Map<String, Object> create(String model, int i) {
        Map<String, Object> operation = new LinkedHashMap<>(operation("create" + i, "201", ref(model)));
        operation.put(
                "requestBody",
                Map.of("required", true, "content", Map.of("application/json", Map.of("schema", ref(model)))));
        return operation;
    }

    private static Map<String, Object> operation(String id, String status, Map<String, Object> schema) {
        return Map.of(
                "operationId",
                id,
                "description",
                "Does " + id + ".",
                "responses",
                Map.of(
                        status,
                        Map.of("description", "Done.", "content", Map.of("application/json", Map.of("schema", schema))),
                        "400",
                        Map.of("description", "A bad request."),
                        "401",
                        Map.of("description", "No key.")));
    }

    private static Map<String, Object> model(int i) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (int p = 0; p < 12; p++) {
            properties.put(
                    "property" + p, Map.of("type", p % 2 == 0 ? "string" : "integer", "description", "One of many."));
            required.add("property" + p);
        }
        if (i > 0) {
            properties.put("previous", ref("Model" + (i - 1)));
        }
        return Map.of("type", "object", "required", required.subList(0, 4), "properties", properties);
    }

    private static Map<String, Object> ref(String model) {
        return Map.of("$ref", "#/components/schemas/" + model);
    }
}
