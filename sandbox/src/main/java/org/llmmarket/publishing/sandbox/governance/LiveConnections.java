package org.llmmarket.publishing.sandbox.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** The dashboard's WebSocket connections, which end when the dashboard is switched to gone. */
final class LiveConnections extends GraphQlWebSocketHandler {

    private static final Duration GREETING = Duration.ofSeconds(10);

    private final Set<WebSocketSession> open = ConcurrentHashMap.newKeySet();

    LiveConnections(WebGraphQlHandler graphQl, HttpMessageConverter<Object> json) {
        super(graphQl, json, GREETING);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        open.add(session);
        Thread current = Thread.currentThread();
        ClassLoader tomcats = current.getContextClassLoader();
        // The time-out for the greeting may start a thread that outlives this server; it must not hold on to it.
        current.setContextClassLoader(getClass().getClassLoader());
        try {
            super.afterConnectionEstablished(session);
        } finally {
            current.setContextClassLoader(tomcats);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        open.remove(session);
        super.afterConnectionClosed(session, status);
    }

    void cut() {
        for (WebSocketSession session : open) {
            try {
                session.close(CloseStatus.SERVICE_RESTARTED);
            } catch (IOException unclosable) {
                throw new UncheckedIOException("A live connection could not be cut", unclosable);
            }
        }
    }
}
