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
 * @param kept how many bytes of the body of an HTTP answer are kept; those that follow are only counted
 */
public record Call(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        int kept) {

    /** Enough to show what came back. */
    private static final int BEGINNING = 64 * 1024;

    public Call {
        headers = Map.copyOf(headers);
    }

    /** A call that keeps the beginning of what is answered. */
    public Call(String method, String target, Map<String, String> headers, @Nullable String body) {
        this(method, target, headers, body, BEGINNING);
    }

    public static Call of(String method, String target) {
        return new Call(method, target, Map.of(), null);
    }

    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, target, more, body, kept);
    }

    public Call withBody(String contentType, String text) {
        return new Call(method, target, with("Content-Type", contentType).headers(), text, kept);
    }

    /** The same call, of which another part of the answer is kept. */
    public Call keeping(int bytes) {
        return new Call(method, target, headers, body, bytes);
    }

    byte[] bytes() {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
