package org.llmmarket.publishing.saga.governance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.neighbour.Backoff;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions over the dashboard's WebSocket, in the protocol graphql-transport-ws; its health shows whether they are heard. */
public final class GraphQlDecisions implements DecisionFeed {

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlDecisions.class);
    private static final String SUBSCRIPTION = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":"
            + "\"subscription { approvalDecided { workflowId decision by comments } }\"}}";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PING = Duration.ofSeconds(4);
    private static final String LISTENING = "approvalDecided";
    private static final int MOST_LOGGED = 200;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final URI address;
    private final Backoff backoff;
    private final JsonMapper json;
    private final Breaker breaker;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "dashboard-feed");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;
    private @Nullable Conversation current;
    private int failures;

    /**
     * Makes an ear that is deaf until it is asked to listen.
     *
     * @param address where the dashboard takes queries; its WebSocket is at the same place
     * @param breaker what knows how the dashboard is
     */
    public GraphQlDecisions(String address, Backoff backoff, JsonMapper json, Breaker breaker) {
        this.address = URI.create(address.replaceFirst("^http", "ws"));
        this.backoff = backoff;
        this.json = json;
        this.breaker = breaker;
    }

    @Override
    public void listen(Consumer<Decision> decisions, Runnable connected) {
        timer.execute(() -> connect(decisions, connected));
        Future<?> unused =
                timer.scheduleWithFixedDelay(this::ping, PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        Conversation open = current;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public synchronized boolean isListening() {
        return current != null && current.subscribed;
    }

    private void connect(Consumer<Decision> decisions, Runnable connected) {
        Conversation conversation = new Conversation(decisions, connected);
        CompletableFuture<WebSocket> unused = client.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .connectTimeout(CONNECT)
                .buildAsync(address, conversation)
                .whenComplete((socket, fault) -> {
                    if (fault != null) {
                        conversation.lost("it cannot be reached");
                    }
                });
    }

    private synchronized void ping() {
        if (current != null) {
            current.ping();
        }
    }

    /** One connection, from its handshake to its loss. */
    private final class Conversation implements WebSocket.Listener {

        private final Consumer<Decision> decisions;
        private final Runnable connected;
        private final StringBuilder text = new StringBuilder();
        private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);
        private @Nullable WebSocket socket;
        private boolean lost;
        private volatile boolean subscribed;
        private boolean heard = true;

        Conversation(Consumer<Decision> decisions, Runnable connected) {
            this.decisions = decisions;
            this.connected = connected;
        }

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (GraphQlDecisions.this) {
                current = this;
                socket = opened;
            }
            send("{\"type\":\"connection_init\"}");
            opened.request(1);
            if (closed) {
                abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (text.length() > MOST_CHARACTERS) {
                abort();
                lost("it sent a message without end");
                return null;
            }
            if (last) {
                String message = text.toString();
                text.setLength(0);
                hear(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost("it hung up with " + status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            lost("the connection broke");
        }

        private void hear(String message) {
            try {
                JsonNode spoken = json.readTree(message);
                switch (spoken.path("type").asString("")) {
                    case "connection_ack" -> subscribe();
                    case "next" -> decided(spoken.path("payload").path("data").path("approvalDecided"));
                    case "ping" -> send("{\"type\":\"pong\"}");
                    case "error", "complete" -> {
                        abort();
                        lost("it ended the subscription");
                    }
                    default -> LOG.debug("The governance dashboard says {}", message);
                }
            } catch (JacksonException e) {
                LOG.warn("The governance dashboard sent something that is no JSON");
                breaker.failed(LISTENING);
            }
            if (subscribed) {
                // Whoever talks and never lets us listen might as well be silent.
                heard = true;
            }
        }

        private void subscribe() {
            synchronized (GraphQlDecisions.this) {
                failures = 0;
                subscribed = true;
                breaker.answered(LISTENING);
            }
            send(SUBSCRIPTION);
            LOG.info("Listening to the governance dashboard at {}", address.getHost());
            connected.run();
        }

        private void decided(JsonNode decision) {
            String word = decision.path("decision").asString("");
            if (decision.path("workflowId").asString("").isBlank()
                    || !(word.equals("approved") || word.equals("rejected"))) {
                LOG.warn("The governance dashboard sent a decision that is none: {}", brief(decision.toString()));
                breaker.failed(LISTENING);
            } else {
                breaker.answered(LISTENING);
                decisions.accept(new Decision(
                        decision.path("workflowId").asString(""),
                        word.equals("approved"),
                        decision.path("by").asString(""),
                        decision.path("comments").asString("")));
            }
        }

        private static String brief(String message) {
            return message.length() <= MOST_LOGGED ? message : message.substring(0, MOST_LOGGED) + "…";
        }

        /** A connection that answers nothing for a whole interval is no connection any more. */
        private void ping() {
            if (!heard) {
                abort();
                lost("it fell silent");
            } else {
                heard = false;
                send("{\"type\":\"ping\"}");
            }
        }

        /** The socket takes one message at a time. */
        private synchronized void send(String message) {
            WebSocket open = socket;
            if (open != null) {
                lastSent = lastSent.thenCompose(sent -> open.sendText(message, true))
                        .whenComplete((sent, fault) -> {
                            if (fault != null) {
                                lost("it cannot be written to");
                            }
                        });
            }
        }

        private void abort() {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }

        private void lost(String why) {
            synchronized (GraphQlDecisions.this) {
                if (lost || closed) {
                    return;
                }
                lost = true;
                current = null;
                breaker.failed(LISTENING);
                failures++;
                Duration pause = backoff.after(failures);
                LOG.info("No connection to the governance dashboard, {}; next attempt in {}", why, pause);
                later(pause);
            }
        }

        private void later(Duration pause) {
            try {
                Future<?> unused =
                        timer.schedule(() -> connect(decisions, connected), pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closing) {
                LOG.debug("The governance dashboard is not listened to any more");
            }
        }
    }
}
