package org.llmmarket.publishing.saga.endpoint.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP: connections are kept and reused; redirects, cookies, proxies, retries and compression are not. */
public final class HttpCaller implements Caller {

    /** The most that is read of a body, in bytes. */
    public static final int LARGEST_BODY = 4 * 1024 * 1024;

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final int LONGEST_LINE = 32 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_CONNECTIONS = 16;

    private final Destination destination;
    private final Deadline deadline;
    private final Duration longestCall;
    private final ScheduledExecutorService watch;
    private final CloseableHttpClient client;

    /**
     * A caller for the life of one test run.
     *
     * @param longestCall after which a call is given up, whatever trickles in
     * @param watch interrupts calls that are over time
     */
    public HttpCaller(
            Destination destination,
            FilteredDns dns,
            SSLContext tls,
            Deadline deadline,
            Duration longestCall,
            ScheduledExecutorService watch) {
        this.destination = destination;
        this.deadline = deadline;
        this.longestCall = longestCall;
        this.watch = watch;
        this.client = client(dns, tls);
    }

    private static CloseableHttpClient client(FilteredDns dns, SSLContext tls) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(CONNECT_TIMEOUT).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                        .build())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setUserAgent("llm-market-endpoint-tests/1.0")
                .build();
    }

    @Override
    public Answer call(Call call) {
        long started = System.nanoTime();
        if (deadline.isOver()) {
            return Answer.failed(Answer.Cause.TIME, "the time for all tests was used up", 0);
        }
        AtomicBoolean outOfTime = new AtomicBoolean();
        try {
            return attempt(call, outOfTime, started);
        } catch (NoHttpResponseException stale) {
            return again(call, stale, started);
        } catch (IOException fault) {
            return Failures.answer(fault, outOfTime.get(), millisSince(started));
        } catch (IllegalArgumentException unsendable) {
            return Answer.failed(Answer.Cause.REQUEST, "the request cannot be written", millisSince(started));
        }
    }

    /** A server may close a kept connection at the very moment of a call; what is safe to repeat is repeated once. */
    private Answer again(Call call, NoHttpResponseException stale, long started) {
        if (!call.method().equals("GET")) {
            return Failures.answer(stale, false, millisSince(started));
        }
        AtomicBoolean outOfTime = new AtomicBoolean();
        try {
            return attempt(call, outOfTime, System.nanoTime());
        } catch (IOException fault) {
            return Failures.answer(fault, outOfTime.get(), millisSince(started));
        }
    }

    private Answer attempt(Call call, AtomicBoolean outOfTime, long started) throws IOException {
        HttpUriRequestBase request = request(call);
        Duration limit = deadline.atMost(longestCall);
        Future<?> alarm = watch.schedule(
                () -> {
                    outOfTime.set(true);
                    request.cancel();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        HttpClientContext context = HttpClientContext.create();
        try {
            ClassicHttpResponse response = client.executeOpen(host(), request, context);
            BoundedBody body = BoundedBody.read(
                    response.getEntity() == null ? null : response.getEntity().getContent(), call.kept());
            Answer answer = answer(response, body, context.getSSLSession(), millisSince(started));
            if (!body.truncated()) {
                response.close();
            }
            return answer;
        } finally {
            alarm.cancel(false);
            // What was read to its end has left its connection to the pool; everything else hangs up here, because
            // closing
            // an answer would read it to its end, and it may have none.
            request.cancel();
        }
    }

    private HttpUriRequestBase request(Call call) {
        HttpUriRequestBase request =
                new HttpUriRequestBase(call.method(), URI.create(destination.origin() + call.target()));
        call.headers().forEach(request::setHeader);
        request.setHeader("Accept-Encoding", "identity");
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.bytes(), null));
        }
        Timeout limit = Timeout.of(deadline.atMost(longestCall));
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(limit)
                .setResponseTimeout(limit)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        return request;
    }

    private HttpHost host() {
        return new HttpHost(destination.scheme(), destination.host(), destination.port());
    }

    private static Answer answer(
            ClassicHttpResponse response, BoundedBody body, @Nullable SSLSession session, double millis) {
        Map<String, List<String>> headers = Answer.noHeaders();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return new Answer(
                response.getCode(),
                "",
                headers,
                body.text(),
                body.size(),
                body.truncated(),
                millis,
                session == null ? null : session.getProtocol(),
                null);
    }

    private static double millisSince(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** The beginning of a body, and how long it is as far as it is read. */
    private record BoundedBody(String text, int size, boolean truncated) {

        private static final int BLOCK = 8 * 1024;

        static BoundedBody read(@Nullable InputStream stream, int kept) throws IOException {
            if (stream == null) {
                return new BoundedBody("", 0, false);
            }
            byte[] bytes = stream.readNBytes(kept);
            int size = bytes.length < kept ? bytes.length : kept + rest(stream, LARGEST_BODY - kept);
            boolean truncated = size == LARGEST_BODY && stream.read() >= 0;
            return new BoundedBody(new String(bytes, StandardCharsets.UTF_8), size, truncated);
        }

        /** Reads on without keeping anything, for a connection is free only when its answer was read. */
        private static int rest(InputStream stream, int most) throws IOException {
            byte[] block = new byte[Math.min(BLOCK, most)];
            int size = 0;
            int read = 0;
            while (size < most && read >= 0) {
                read = stream.read(block, 0, Math.min(block.length, most - size));
                size += Math.max(0, read);
            }
            return size;
        }
    }
}
