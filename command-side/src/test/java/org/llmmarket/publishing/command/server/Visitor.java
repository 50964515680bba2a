package org.llmmarket.publishing.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside who speaks HTTP, signed in or not. */
public record Visitor(String base, @Nullable String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An account just made. */
    public record Registered(String id, String email) {}

    public Registered registered(String role) {
        String email = UUID.randomUUID() + "@example.org";
        Answer answer = post(
                "/auth/register",
                Map.of("name", "Acme", "email", email, "password", CommandServer.PASSWORD, "role", role));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Registered(answer.json().path("id").stringValue(), email);
    }

    /** Registers a new account and signs in. */
    public Visitor register(String role) {
        return signIn(registered(role).email(), CommandServer.PASSWORD);
    }

    public Visitor signIn(String email, String password) {
        Answer answer = post("/auth/login", Map.of("email", email, "password", password));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Visitor(base, answer.json().path("accessToken").stringValue());
    }

    public String id() {
        return send("GET", "/auth/me", BodyPublishers.noBody())
                .json()
                .path("id")
                .stringValue();
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, publisher(body), headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, publisher(body), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public Answer send(String method, String path, Object body, String... headers) {
        return send(method, path, publisher(body), headers);
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body)
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(Object body) {
        return body instanceof String text
                ? BodyPublishers.ofString(text)
                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** A member of the answer as text. */
        public String at(String member) {
            return json().path(member).asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The errors as {@code CODE field}. */
        public List<String> errors() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("code").stringValue() + " "
                            + error.path("field").stringValue())
                    .toList();
        }

        public Answer has(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }

        public Answer has(int status, String code) {
            assertThat(at("code")).as(text()).isEqualTo(code);
            return has(status);
        }
    }
}
