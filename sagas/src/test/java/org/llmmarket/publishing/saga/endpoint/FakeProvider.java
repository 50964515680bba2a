package org.llmmarket.publishing.saga.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A provider over real HTTP, which behaves as a test wants. */
final class FakeProvider implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    static final String MODELS = "{\"data\": []}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private FakeProvider(HttpServer server, Behaviour behaviour) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                behaviour.answer(exchange);
            }
        });
        server.start();
    }

    static FakeProvider that(Behaviour behaviour) throws IOException {
        return new FakeProvider(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), behaviour);
    }

    static FakeProvider over(SSLContext tls, Behaviour behaviour) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FakeProvider(server, behaviour);
    }

    /** As its document says: the list to whoever has the key, 400 for chats that are no JSON, 404 elsewhere. */
    static void wellBehaved(HttpExchange exchange) throws IOException {
        answer(exchange, "/models", "application/json", MODELS);
    }

    static void answer(HttpExchange exchange, String modelsPath, String type, String models) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!Endpoints.KEY.equals(exchange.getRequestHeaders().getFirst("X-Key"))) {
            send(exchange, 401, "application/json", "{}");
        } else if (path.equals(modelsPath)) {
            send(exchange, 200, type, models);
        } else if (path.endsWith("/chat")) {
            send(exchange, 400, "application/json", "{}");
        } else {
            send(exchange, 404, "application/json", "{}");
        }
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-RateLimit-Limit", "100");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
