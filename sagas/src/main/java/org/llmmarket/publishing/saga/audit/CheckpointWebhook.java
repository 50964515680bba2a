package org.llmmarket.publishing.saga.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;

/** Posts checkpoints as they were signed to whoever keeps them for us. */
final class CheckpointWebhook implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Timeout TIMEOUT = Timeout.of(PATIENCE);

    private final URI address;
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(2))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                    RequestConfig.custom().setResponseTimeout(TIMEOUT).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();

    CheckpointWebhook(URI address) {
        this.address = address;
    }

    /** Whether it was taken. */
    boolean post(String note) {
        try {
            int status = client.execute(
                    ClassicRequestBuilder.post(address)
                            .setEntity(note, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8))
                            .build(),
                    response -> response.getCode());
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
