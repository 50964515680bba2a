package org.llmmarket.publishing.app;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
record Answer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** Each finding of a refusal as {@code CODE field}. */
    List<String> errors() {
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
