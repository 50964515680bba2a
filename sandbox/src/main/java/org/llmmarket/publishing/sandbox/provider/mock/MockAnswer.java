package org.llmmarket.publishing.sandbox.provider.mock;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a mock answers. */
public final class MockAnswer {

    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private MockAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body; shared, so it must not be changed. */
    public byte[] body() {
        return body;
    }

    static MockAnswer empty(int status) {
        return new MockAnswer(status, Map.of(), NOTHING);
    }

    /** An answer with a text in UTF-8. */
    public static MockAnswer of(int status, String mediaType, String body) {
        return new MockAnswer(status, Map.of("Content-Type", mediaType), body.getBytes(StandardCharsets.UTF_8));
    }

    MockAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putIfAbsent(header, value);
        return new MockAnswer(status, more, body);
    }

    MockAnswer with(Map<String, String> more) {
        MockAnswer answer = this;
        for (Map.Entry<String, String> header : more.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    MockAnswer replacing(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new MockAnswer(status, more, body);
    }

    MockAnswer withoutBody() {
        return new MockAnswer(status, headers, NOTHING);
    }
}
