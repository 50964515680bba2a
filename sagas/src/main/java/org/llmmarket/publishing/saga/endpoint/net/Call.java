package org.llmmarket.publishing.saga.endpoint.net;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint.
 *
 * @param target what comes after the origin: path and query, or a gRPC method
 * @param body the text to send, if any
 */
public record Call(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call of(String method, String target) {
        return new Call(method, target, Map.of(), null);
    }

    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, target, more, body);
    }

    public Call withBody(String contentType, String text) {
        return new Call(method, target, with("Content-Type", contentType).headers(), text);
    }

    byte[] bytes() {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
