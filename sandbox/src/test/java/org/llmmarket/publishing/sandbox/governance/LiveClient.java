package org.llmmarket.publishing.sandbox.governance;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of graphql-transport-ws, written by its protocol. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean closed;
    private @Nullable WebSocket socket;

    static LiveClient connect(int port) {
        var client = new LiveClient();
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), client)
                .join();
        client.send(Map.of("type", "connection_init"));
        client.awaitMessage("connection_ack");
        return client;
    }

    void subscribe(String document) {
        send(Map.of("id", "1", "type", "subscribe", "payload", Map.of("query", document)));
    }

    /** A ping is answered after what was sent before it. */
    void awaitSubscribed() {
        send(Map.of("type", "ping"));
        awaitMessage("pong");
    }

    List<JsonNode> decisions() {
        return messages.stream()
                .filter(message -> "next".equals(message.path("type").asString()))
                .map(message -> message.at("/payload/data/approvalDecided"))
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        closed = true;
    }

    @Override
    public void close() {
        Objects.requireNonNull(socket).abort();
    }

    private void send(Map<String, Object> message) {
        Objects.requireNonNull(socket)
                .sendText(JSON.writeValueAsString(message), true)
                .join();
    }

    private void awaitMessage(String type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> messages.stream()
                .anyMatch(message -> type.equals(message.path("type").asString())));
    }
}
