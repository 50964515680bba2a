package org.llmmarket.publishing.query.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a process over HTTP. */
public final class Web {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Web(String base) {
        this.base = base + "/api/v1";
    }

    /** An answer with its body. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The texts at this member of every item of a list. */
        public List<String> each(String member) {
            return json().path("data")
                    .valueStream()
                    .map(item -> item.path(member).asString(""))
                    .toList();
        }

        /** The fields and codes of the findings. */
        public List<String> faults() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }
    }

    public Answer get(String path, People.Person person, String... headers) {
        return send(request(path, person, headers).GET());
    }

    public Answer head(String path, People.Person person) {
        return send(request(path, person).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    public Answer post(String path, People.Person person, Object body) {
        return send(request(path, person, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer put(String path, People.Person person, Object body) {
        return send(request(path, person, "Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer delete(String path, People.Person person) {
        return send(request(path, person).DELETE());
    }

    /** The lines of a stream, as they come. */
    public HttpResponse<Stream<String>> lines(String path, People.Person person, String... headers) {
        return send(request(path, person, headers).GET().build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** A stream that is read as slowly as one likes. */
    public HttpResponse<InputStream> stream(String path, People.Person person, String... headers) {
        return send(request(path, person, headers).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, People.Person person, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        if (!person.token().isEmpty()) {
            request.header("Authorization", "Bearer " + person.token());
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
