package org.llmmarket.publishing.access.server;

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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside who speaks HTTP, signed in or not. */
public record Visitor(String base, @Nullable String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Visitor with(String otherToken) {
        return new Visitor(base, otherToken);
    }

    /** Registers a new account and signs in. */
    public Visitor register(String role) {
        String email = UUID.randomUUID() + "@example.org";
        Answer answer = post(
                "/api/v1/auth/register",
                Map.of("name", "Acme", "email", email, "password", SampleServer.PASSWORD, "role", role));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return signIn(email, SampleServer.PASSWORD);
    }

    public Visitor signIn(String email, String password) {
        Answer answer = post("/api/v1/auth/login", Map.of("email", email, "password", password));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return with(answer.json().path("accessToken").stringValue());
    }

    public String id() {
        return get("/api/v1/auth/me").json().path("id").stringValue();
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, json(body), headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, json(body), headers);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
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

    private static BodyPublisher json(Object body) {
        return body instanceof String text
                ? BodyPublishers.ofString(text)
                : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
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
            return JsonMapper.shared().readTree(response.body());
        }

        public String code() {
            return header("Content-Type").contains("json") ? json().path("code").asString("") : "";
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The errors as {@code CODE field}. */
        public java.util.List<String> errors() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("code").stringValue() + " "
                            + error.path("field").stringValue())
                    .toList();
        }

        /** Asserts that this is a problem as the contract has it. */
        public Answer isProblem(int status, String code) {
            assertThat(status()).as(text()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.propertyNames())
                    .startsWith("type", "title", "status", "detail", "instance", "code", "requestId");
            assertThat(problem.path("status").intValue()).isEqualTo(status);
            assertThat(problem.path("code").stringValue()).isEqualTo(code);
            assertThat(problem.path("requestId").stringValue())
                    .isEqualTo(header("X-Request-Id"))
                    .isNotBlank();
            assertThat(problem.path("title").stringValue()).isNotBlank();
            assertThat(problem.path("detail").stringValue()).isNotBlank();
            assertThat(problem.path("type").stringValue()).startsWith("https://");
            return this;
        }
    }
}
