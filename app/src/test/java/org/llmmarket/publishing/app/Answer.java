package org.llmmarket.publishing.app;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** Each finding of a refusal as {@code CODE field}. */
    public List<String> errors() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("code").asString() + " "
                        + error.path("field").asString())
                .toList();
    }

    @Override
    public String toString() {
        return status() + " " + text();
    }
}
