package org.llmmarket.publishing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside who speaks HTTP, signed in or not. */
public record Client(String base, @Nullable String token, Duration patience) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    Client(String base, @Nullable String token) {
        this(base, token, Duration.ofSeconds(60));
    }

    public static Client of(int port) {
        return new Client("http://127.0.0.1:" + port, null);
    }

    /** The same caller with another base path, such as {@code /api/v1}. */
    public Client under(String path) {
        return new Client(base + path, token, patience);
    }

    public Client with(@Nullable String otherToken) {
        return new Client(base, otherToken, patience);
    }

    /** The same caller, who waits for an answer no longer than this. */
    public Client waiting(Duration longest) {
        return new Client(base, token, longest);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, bytes(body), headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, bytes(body), headers);
    }

    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        return new Answer(exchange(request(method, path, body, headers), BodyHandlers.ofByteArray()));
    }

    /** Sends an empty object and reads no more than the status, so that endless answers have an end. */
    int status(String method, String path) {
        HttpResponse<InputStream> response =
                exchange(request(method, path, new byte[] {'{', '}'}), BodyHandlers.ofInputStream());
        try {
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest request(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
    }
}
