package org.llmmarket.publishing.saga.neighbour;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.health.Health;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with one neighbour; every way in which it can be away is told apart. */
public final class HttpNeighbour implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_BYTES = 1_000_000;
    private static final Timeout CONNECT = Timeout.ofSeconds(1);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERRORS = 500;

    /** What is said of one request, and not of all: it is malformed, conflicts, is too large or makes no sense. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 422);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "neighbour-timeouts");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final JsonMapper json;
    private final CloseableHttpClient client;

    /**
     * What the neighbour answered, when it was an answer: any status but those that say "later".
     *
     * @param body the JSON in it; missing when there was none
     */
    public record Answer(int status, JsonNode body) {

        /** Whether the neighbour did what it was asked. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Whether the neighbour does not know what it was asked about. */
        public boolean isUnknown() {
            return status == 404 || status == 410;
        }
    }

    /** @param name how the neighbour is called at the beginning of a sentence */
    public HttpNeighbour(String name, JsonMapper json) {
        this.name = name;
        this.json = json;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param call what to send along; none for calls that change nothing
     * @throws NeighbourAway when there is no answer, or the neighbour says that it cannot give one now
     */
    public Answer send(String method, URI address, @Nullable Object body, @Nullable Call call, Duration timeout) {
        HttpUriRequestBase request = request(method, address, body, call);
        // An answer that comes drop by drop would never run into the timeout of a socket.
        Future<?> end = CLOCK.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, context(timeout), this::read);
        } catch (SocketTimeoutException e) {
            throw slow(timeout);
        } catch (IOException e) {
            throw request.isCancelled()
                    ? slow(timeout)
                    : new NeighbourAway(NeighbourAway.Kind.GONE, name + " could not be reached.");
        } finally {
            end.cancel(false);
        }
    }

    private NeighbourAway slow(Duration timeout) {
        return new NeighbourAway(
                NeighbourAway.Kind.SLOW, name + " did not answer within " + timeout.toMillis() + " ms.");
    }

    /** That the neighbour's answer cannot be used: it says no to what it was asked, or makes no sense. */
    public NeighbourAway wrong(Answer answer) {
        return REFUSALS.contains(answer.status())
                ? new NeighbourAway(NeighbourAway.Kind.REFUSED, name + " refused with " + answer.status() + ".")
                : new NeighbourAway(
                        NeighbourAway.Kind.WRONG,
                        name + " answered " + answer.status() + " with something unexpected.");
    }

    /** That the neighbour answers something else than it was asked about. */
    public NeighbourAway lying(String what) {
        return new NeighbourAway(NeighbourAway.Kind.WRONG, name + " answered for " + what + ".");
    }

    /** How the neighbour is by its own words; in words that are none of ours it says no more than that it answers. */
    public Health said(String status) {
        return switch (status) {
            case "unhealthy" -> new Health(Health.State.UNHEALTHY, name + " says that it is unhealthy.");
            case "degraded" -> new Health(Health.State.DEGRADED, name + " says that it is degraded.");
            default -> new Health(Health.State.HEALTHY, name + " answers.");
        };
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private HttpUriRequestBase request(String method, URI address, @Nullable Object body, @Nullable Call call) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        request.addHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
        if (body != null) {
            request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        }
        if (call != null) {
            request.addHeader("Idempotency-Key", call.idempotencyKey());
        }
        if (call != null && !call.requestId().isEmpty()) {
            request.addHeader("X-Request-Id", call.requestId());
        }
        return request;
    }

    private static HttpClientContext context(Duration timeout) {
        Timeout most = Timeout.of(timeout.toMillis(), TimeUnit.MILLISECONDS);
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setResponseTimeout(most)
                .setConnectionRequestTimeout(most)
                .build());
        return context;
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > MOST_BYTES) {
            throw new NeighbourAway(
                    NeighbourAway.Kind.WRONG, name + " answered " + status + " with more than it was asked for.");
        }
        byte[] bytes = entity == null ? null : EntityUtils.toByteArray(entity, MOST_BYTES);
        if (status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            throw new NeighbourAway(NeighbourAway.Kind.GONE, name + " answered " + status + ".");
        }
        return new Answer(status, parse(status, bytes == null ? new byte[0] : bytes));
    }

    private JsonNode parse(int status, byte[] bytes) {
        try {
            return bytes.length == 0 ? json.missingNode() : json.readTree(bytes);
        } catch (JacksonException e) {
            throw new NeighbourAway(
                    NeighbourAway.Kind.WRONG, name + " answered " + status + " with something that is no JSON.");
        }
    }
}
