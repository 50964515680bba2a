package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Response;
import org.llmmarket.publishing.contract.sample.Extent;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Refuses requests in the shape that the document gives for it, else as a problem detail of RFC 9457. */
final class Refusals {

    /** Members of errors, as APIs like to name what they say to people. */
    private static final List<String> SAYING =
            List.of("message", "detail", "error_description", "description", "title", "error");

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            404, "Not Found",
            405, "Method Not Allowed",
            413, "Content Too Large",
            415, "Unsupported Media Type",
            422, "Unprocessable Content",
            429, "Too Many Requests");

    private final SampleValue samples;
    private final SchemaCheck schemas;

    Refusals(SampleValue samples, SchemaCheck schemas) {
        this.samples = samples;
        this.schemas = schemas;
    }

    MockAnswer refuse(Operation operation, Fault fault) {
        int status = fault.statuses().stream()
                .filter(candidate -> operation.responses().containsKey(String.valueOf(candidate)))
                .findFirst()
                .orElse(fault.statuses().get(0));
        Optional<MediaType> documented = operation.response(status).flatMap(Response::json);
        MockAnswer answer = documented
                .map(type -> MockAnswer.of(status, type.plainName(), inShape(type, fault.message())))
                .orElseGet(() -> problem(status, fault.message()));
        return status == 401 ? answer.with("WWW-Authenticate", "ApiKey header=\"" + Credentials.HEADER + "\"") : answer;
    }

    static MockAnswer problem(int status, String message) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("title", TITLES.getOrDefault(status, "Refused"));
        problem.put("status", status);
        problem.put("detail", message);
        return MockAnswer.of(status, "application/problem+json", problem.toString());
    }

    private String inShape(MediaType type, String message) {
        JsonNode sample = samples.of(type, Direction.RESPONSE, Extent.TYPICAL);
        JsonNode saying = sample.deepCopy();
        say(saying, message);
        boolean valid = schemas.check(type.schema(), saying, Direction.RESPONSE).isAcceptable();
        return (valid ? saying : sample).toString();
    }

    private static void say(JsonNode sample, String message) {
        if (sample instanceof ObjectNode object) {
            for (String name : SAYING) {
                if (object.path(name).isString()) {
                    object.put(name, message);
                    return;
                }
            }
            object.forEach(member -> say(member, message));
        }
    }
}
