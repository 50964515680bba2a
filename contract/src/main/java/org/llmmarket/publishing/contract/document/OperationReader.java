package org.llmmarket.publishing.contract.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gathers the operations of a document, each with what its path and the document add to it. */
final class OperationReader {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final JsonNode root;
    private final References references;
    private final SecurityReader security;

    OperationReader(OpenApiDocument document) {
        this.root = document.tree();
        this.references = document.references();
        this.security = new SecurityReader(root, references);
    }

    List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            JsonNode written = path.getValue();
            JsonNode item = references.resolve(written);
            if (!path.getKey().startsWith("/") || !item.isObject()) {
                continue;
            }
            String pointer = "/paths/" + path.getKey().replace("~", "~0").replace("/", "~1");
            for (String method : METHODS) {
                if (item.path(method).isObject()) {
                    operations.add(operation(path.getKey(), method, pointer + "/" + method, item, item.path(method)));
                }
            }
            for (Map.Entry<String, JsonNode> more :
                    item.path("additionalOperations").properties()) {
                if (more.getValue().isObject()) {
                    String at = pointer + "/additionalOperations/" + more.getKey();
                    operations.add(operation(path.getKey(), more.getKey(), at, item, more.getValue()));
                }
            }
        }
        return List.copyOf(operations);
    }

    private Operation operation(String path, String method, String pointer, JsonNode item, JsonNode node) {
        return new Operation(
                path,
                method.toUpperCase(Locale.ROOT),
                pointer,
                node.path("operationId").isString() ? node.path("operationId").asString() : null,
                parameters(item.path("parameters"), node.path("parameters")),
                requestBody(references.resolve(node.path("requestBody"))),
                responses(node.path("responses")),
                security.of(node),
                servers(node, item, root),
                node.path("deprecated").asBoolean(false),
                node);
    }

    private List<Parameter> parameters(JsonNode ofPath, JsonNode ofOperation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(ofPath, ofOperation)) {
            for (JsonNode written : list) {
                JsonNode node = references.resolve(written);
                if (node.path("name").isString() && node.path("in").isString()) {
                    Parameter parameter = parameter(node);
                    parameters.put(parameter.in() + ":" + parameter.name(), parameter);
                }
            }
        }
        return List.copyOf(parameters.values());
    }

    private static Parameter parameter(JsonNode node) {
        String in = node.path("in").asString();
        boolean required = in.equals("path") || node.path("required").asBoolean(false);
        JsonNode schema = node.path("schema");
        for (Map.Entry<String, JsonNode> content : node.path("content").properties()) {
            schema = content.getValue().path("schema");
        }
        return new Parameter(node.path("name").asString(), in, required, schema, node);
    }

    private @Nullable RequestBody requestBody(JsonNode node) {
        return node.isObject()
                ? new RequestBody(node.path("required").asBoolean(false), content(node.path("content")))
                : null;
    }

    private Map<String, Response> responses(JsonNode node) {
        Map<String, Response> responses = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode response = references.resolve(entry.getValue());
            if (response.isObject() && !entry.getKey().startsWith("x-")) {
                Map<String, JsonNode> headers = new LinkedHashMap<>();
                response.path("headers")
                        .properties()
                        .forEach(header -> headers.put(header.getKey(), references.resolve(header.getValue())));
                String description = response.path("description").asString("");
                responses.put(entry.getKey(), new Response(description, content(response.path("content")), headers));
            }
        }
        return responses;
    }

    private List<MediaType> content(JsonNode node) {
        List<MediaType> content = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode type = references.resolve(entry.getValue());
            content.add(new MediaType(entry.getKey(), type.path("schema"), type));
        }
        return List.copyOf(content);
    }

    private static List<JsonNode> servers(JsonNode... nearestFirst) {
        for (JsonNode owner : nearestFirst) {
            if (owner.path("servers").isArray() && !owner.path("servers").isEmpty()) {
                List<JsonNode> servers = new ArrayList<>();
                owner.path("servers").forEach(servers::add);
                return List.copyOf(servers);
            }
        }
        return List.of();
    }
}
