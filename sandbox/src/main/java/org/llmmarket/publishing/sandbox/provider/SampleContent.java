package org.llmmarket.publishing.sandbox.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.sandbox.provider.mock.MockAnswer;
import org.llmmarket.publishing.sandbox.provider.mock.MockApi;
import org.llmmarket.publishing.sandbox.provider.mock.MockRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sample provider's models say: the same to the same question, always. */
final class SampleContent implements MockApi.Content {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DIMENSIONS = 8;

    @Override
    public Optional<MockAnswer> answer(Operation operation, MockRequest request) {
        return switch (Objects.requireNonNullElse(operation.operationId(), "")) {
            case "createChatCompletion" -> Optional.of(chat(JSON.readTree(request.body())));
            case "createEmbedding" -> Optional.of(embedding(JSON.readTree(request.body())));
            // Models are what the document's examples say.
            default -> Optional.empty();
        };
    }

    private static MockAnswer chat(JsonNode request) {
        String question = "";
        int asked = 0;
        for (JsonNode message : request.path("messages")) {
            String content = message.path("content").asString("");
            question = message.path("role").asString("").equals("user") ? content : question;
            asked += words(content).size();
        }
        List<String> all = words("You said: " + question);
        List<String> said =
                all.subList(0, Math.min(all.size(), request.path("max_tokens").asInt(all.size())));
        Reply reply = new Reply(String.join(" ", said), said.size() < all.size() ? "length" : "stop");
        String model = request.path("model").asString("");
        return request.path("stream").asBoolean(false) ? stream(model, reply) : whole(model, reply, asked);
    }

    /** What is said, and why it ends there. */
    private record Reply(String text, String end) {

        String id() {
            return "chatcmpl-" + Integer.toHexString(text.hashCode());
        }
    }

    private static MockAnswer whole(String model, Reply reply, int asked) {
        int answered = words(reply.text()).size();
        return json(Map.of(
                "id",
                reply.id(),
                "object",
                "chat.completion",
                "created",
                1_767_225_600,
                "model",
                model,
                "choices",
                List.of(Map.of(
                        "index", 0,
                        "message", Map.of("role", "assistant", "content", reply.text()),
                        "finish_reason", reply.end())),
                "usage",
                Map.of(
                        "prompt_tokens", asked,
                        "completion_tokens", answered,
                        "total_tokens", asked + answered)));
    }

    private static MockAnswer stream(String model, Reply reply) {
        StringBuilder events = new StringBuilder();
        List<String> words = words(reply.text());
        for (int i = 0; i <= words.size(); i++) {
            boolean last = i == words.size();
            Map<String, Object> delta = last ? Map.of() : Map.of("content", (i == 0 ? "" : " ") + words.get(i));
            events.append("data: ")
                    .append(JSON.writeValueAsString(Map.of(
                            "id",
                            reply.id(),
                            "object",
                            "chat.completion.chunk",
                            "created",
                            1_767_225_600,
                            "model",
                            model,
                            "choices",
                            List.of(choice(delta, last ? reply.end() : null)))))
                    .append("\n\n");
        }
        events.append("data: [DONE]\n\n");
        return MockAnswer.of(200, "text/event-stream", events.toString());
    }

    private static Map<String, Object> choice(Map<String, Object> delta, @Nullable String end) {
        return end == null
                ? Map.of("index", 0, "delta", delta)
                : Map.of("index", 0, "delta", delta, "finish_reason", end);
    }

    private static MockAnswer embedding(JsonNode request) {
        List<String> inputs = new ArrayList<>();
        if (request.path("input").isArray()) {
            request.path("input").forEach(input -> inputs.add(input.asString("")));
        } else {
            inputs.add(request.path("input").asString(""));
        }
        List<Map<String, Object>> data = new ArrayList<>();
        int tokens = 0;
        for (String input : inputs) {
            data.add(Map.of("object", "embedding", "index", data.size(), "embedding", vector(input)));
            tokens += words(input).size();
        }
        return json(Map.of(
                "object",
                "list",
                "model",
                request.path("model").asString(""),
                "data",
                data,
                "usage",
                Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** A direction that depends on the text alone, of length 1. */
    private static List<Double> vector(String text) {
        double[] values = new double[DIMENSIONS];
        for (int i = 0; i < text.length(); i++) {
            values[(text.charAt(i) * 31 + i) % DIMENSIONS] += 1 + text.charAt(i) % 7;
        }
        double length = 0;
        for (double value : values) {
            length += value * value;
        }
        List<Double> vector = new ArrayList<>();
        for (double value : values) {
            vector.add(length == 0 ? 0 : Math.round(value / Math.sqrt(length) * 1e6) / 1e6);
        }
        return vector;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+", -1));
    }

    private static MockAnswer json(Map<String, Object> content) {
        return MockAnswer.of(200, "application/json", JSON.writeValueAsString(content));
    }
}
