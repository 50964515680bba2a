package org.llmmarket.publishing.sandbox.policy.access;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many tokens a request asks for: what it says, else a quarter of its characters. */
final class RequestedTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("max_tokens", "max_completion_tokens", "max_output_tokens");
    private static final int CHARACTERS_PER_TOKEN = 4;

    private RequestedTokens() {}

    static long in(String payload) {
        long estimated = (payload.length() + CHARACTERS_PER_TOKEN - 1L) / CHARACTERS_PER_TOKEN;
        try {
            JsonNode request = JSON.readTree(payload);
            return NAMES.stream()
                    .map(request::path)
                    .filter(JsonNode::isIntegralNumber)
                    .mapToLong(JsonNode::longValue)
                    .max()
                    .orElse(estimated);
        } catch (JacksonException notJson) {
            return estimated;
        }
    }
}
