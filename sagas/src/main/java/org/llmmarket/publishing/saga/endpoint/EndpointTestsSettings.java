package org.llmmarket.publishing.saga.endpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How endpoints are tested.
 *
 * @param timeout what all tests of one endpoint may take together
 * @param allowedPrivateEndpoints {@code host:port} list of endpoints in private networks that may be called
 */
@ConfigurationProperties("publishing.endpoint-tests")
public record EndpointTestsSettings(
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("") String allowedPrivateEndpoints) {

    public static EndpointTestsSettings defaults() {
        return new EndpointTestsSettings(Duration.ofSeconds(30), "");
    }
}
