package org.llmmarket.publishing.sandbox.provider.mock;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a mock answers. */
public record MockAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    static MockAnswer empty(int status) {
        return new MockAnswer(status, Map.of(), NOTHING);
    }

    static MockAnswer of(int status, String mediaType, String body) {
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
