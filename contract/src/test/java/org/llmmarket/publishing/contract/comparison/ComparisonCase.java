package org.llmmarket.publishing.contract.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.reading.DocumentReader;
import org.llmmarket.publishing.contract.reading.UnreadableDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two contracts with one difference, and what is to be said about it. */
record ComparisonCase(String name, JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<ComparisonCase> all() {
        try (InputStream cases = ComparisonCase.class.getResourceAsStream("/comparison/cases.yaml")) {
            return DocumentReader.read(Objects.requireNonNull(cases).readAllBytes()).properties().stream()
                    .map(entry -> new ComparisonCase(entry.getKey(), entry.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (UnreadableDocument wrong) {
            throw new IllegalStateException(wrong.findings().toString(), wrong);
        }
    }

    OpenApiDocument base(String version) {
        return document("base", version);
    }

    OpenApiDocument revision(String version) {
        return document("revision", version);
    }

    Bump bump() {
        return Bump.valueOf(node.path("bump").asString("NONE"));
    }

    List<String> codes() {
        return Stream.of(node.path("codes").asString("").split(" "))
                .filter(code -> !code.isEmpty())
                .sorted()
                .toList();
    }

    private OpenApiDocument document(String side, String version) {
        ObjectNode document = wrapped(node.path("at").asString(), node.path(side));
        if (!document.has("openapi")) {
            document.put("openapi", version);
        }
        if (!document.has("info")) {
            document.set("info", JSON.readTree("{\"title\": \"T\", \"version\": \"1\"}"));
        }
        node.path("more").properties().forEach(more -> document.set(more.getKey(), more.getValue()));
        return OpenApiDocument.read(document).document().orElseThrow();
    }

    private static ObjectNode wrapped(String at, JsonNode fragment) {
        return switch (at) {
            case "document" -> (ObjectNode) fragment.deepCopy();
            case "paths" -> object("{'paths': %s}", fragment);
            case "operation" -> object("{'paths': {'/a': {'post': %s}}}", fragment);
            case "parameter" -> {
                ObjectNode parameter = (ObjectNode) JSON.readTree("{\"name\": \"p\", \"in\": \"query\"}");
                fragment.properties().forEach(member -> parameter.set(member.getKey(), member.getValue()));
                yield object("{'paths': {'/a': {'post': {'parameters': [%s]}}}}", parameter);
            }
            case "body" -> object("{'paths': {'/a': {'post': {'requestBody': %s}}}}", fragment);
            case "responses" -> object("{'paths': {'/a': {'post': {'responses': %s}}}}", fragment);
            case "response" ->
                object("{'paths': {'/a': {'post': {'operationId': 'op', 'responses': {'200': %s}}}}}", fragment);
            case "secured" -> {
                ObjectNode document = (ObjectNode) fragment.deepCopy();
                object(
                                "{'paths': {'/a': {'get': {}}, '/b': {'get': {}}}, 'components': {'securitySchemes': {"
                                        + "'key': {'type': 'apiKey', 'in': 'header', 'name': 'K'}, 'oauth': {'type': 'oauth2',"
                                        + " 'flows': {'clientCredentials': {'tokenUrl': '/t', 'scopes': {'read': '', 'write': ''}}}}}}}")
                        .properties()
                        .forEach(member -> document.set(member.getKey(), member.getValue()));
                yield document;
            }
            case "scheme" ->
                object(
                        "{'security': [{'s': []}], 'paths': {'/a': {'get': {}}}, 'components': {'securitySchemes': {'s': %s}}}",
                        fragment);
            case "served" -> {
                ObjectNode document = (ObjectNode) fragment.deepCopy();
                if (!document.has("paths")) {
                    document.set("paths", JSON.readTree("{\"/a\": {\"get\": {}, \"post\": {}}}"));
                }
                yield document;
            }
            case "webhook" -> object("{'webhooks': {'w': %s}}", fragment);
            default -> throw new IllegalArgumentException(at);
        };
    }

    private static ObjectNode object(String format, Object... fragments) {
        return (ObjectNode) JSON.readTree(format.replace('\'', '"').formatted(fragments));
    }

    @Override
    public String toString() {
        return name;
    }
}
