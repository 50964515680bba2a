package org.llmmarket.publishing.sandbox.provider.mock;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Response;
import org.llmmarket.publishing.contract.sample.Extent;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.JsonNode;

/** Answers with the documented success: its status, its headers, and a sample of its body, made once. */
final class Successes {

    private static final String EVENTS = "text/event-stream";

    /** A type for each range that a document may promise. */
    private static final Map<String, String> RANGES = Map.of(
            "*/*", "application/json",
            "application/*", "application/octet-stream",
            "audio/*", "audio/mpeg",
            "image/*", "image/png",
            "text/*", "text/plain",
            "video/*", "video/mp4");

    private final SampleValue samples;
    private final Map<String, MockAnswer> made = new ConcurrentHashMap<>();

    Successes(SampleValue samples) {
        this.samples = samples;
    }

    MockAnswer answer(Operation operation, MockRequest request) {
        int status = operation.successStatus().orElse(200);
        Optional<Response> response = operation.response(status);
        if (response.isEmpty() || response.get().content().isEmpty() || status == 204) {
            return withHeaders(MockAnswer.empty(status), response);
        }
        MediaType type = negotiated(response.get(), request);
        return made.computeIfAbsent(
                operation.pointer() + " " + type.name(), key -> withHeaders(sample(status, type), response));
    }

    /** The first representation that the request accepts, JSON preferred; the first of all where it accepts none. */
    private static MediaType negotiated(Response response, MockRequest request) {
        List<MediaType> content = response.content().stream()
                .sorted(Comparator.comparing(
                        type -> type.isJson() ? 0 : type.plainName().equals(EVENTS) ? 2 : 1))
                .toList();
        String accepted = request.header("accept").orElse("*/*");
        boolean streamed = accepted.contains(EVENTS) || asksForStream(request);
        return content.stream()
                .filter(type -> streamed && type.plainName().equals(EVENTS))
                .findFirst()
                .or(() -> content.stream()
                        .filter(type -> accepted.contains("*/*") || accepted.contains(type.plainName()))
                        .findFirst())
                .orElse(content.get(0));
    }

    private static boolean asksForStream(MockRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8)
                .replaceAll("\\s", "")
                .contains("\"stream\":true");
    }

    private MockAnswer sample(int status, MediaType type) {
        String name = RANGES.getOrDefault(type.plainName(), type.plainName());
        if (type.isJson() || type.plainName().equals("*/*")) {
            String body = samples.of(type, Direction.RESPONSE, Extent.TYPICAL).toString();
            return MockAnswer.of(status, name, body);
        }
        JsonNode sample = samples.of(type, Direction.RESPONSE, Extent.TYPICAL);
        if (name.equals(EVENTS)) {
            return MockAnswer.of(status, name, "data: " + sample + "\n\ndata: [DONE]\n\n");
        }
        return MockAnswer.of(status, name, sample.isString() ? sample.asString() : sample.toString());
    }

    private MockAnswer withHeaders(MockAnswer answer, Optional<Response> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.ifPresent(promised -> promised.headers().forEach((name, header) -> {
            if (!name.equalsIgnoreCase("Content-Type")
                    && !name.equalsIgnoreCase("Content-Length")
                    && header.has("schema")) {
                JsonNode value = header.has("example")
                        ? header.path("example")
                        : samples.of(header.path("schema"), Direction.RESPONSE, Extent.SMALLEST);
                headers.put(
                        name,
                        (value.isValueNode() ? value.asString("") : value.toString())
                                .replaceAll("[^\\x20-\\x7e]", "?"));
            }
        }));
        return answer.with(headers);
    }
}
