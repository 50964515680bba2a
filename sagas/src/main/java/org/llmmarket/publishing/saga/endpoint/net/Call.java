package org.llmmarket.publishing.saga.endpoint.net;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint.
 *
 * @param target what comes after the origin: path and query, or a gRPC method
 * @param headers in the order in which they are sent
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
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A call that keeps the beginning of what is answered. */
    public Call(String method, String target, Map<String, String> headers, @Nullable String body) {
        this(method, target, headers, body, BEGINNING);
    }

    public static Call of(String method, String target) {
        return new Call(method, target, Map.of(), null);
    }

    /** The same call with a header, in place of those whose name differs in nothing but case. */
    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(header::equalsIgnoreCase);
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
