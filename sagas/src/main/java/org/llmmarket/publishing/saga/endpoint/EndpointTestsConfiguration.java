package org.llmmarket.publishing.saga.endpoint;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.net.HostLookup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tests of endpoints; a bean of {@link AllowedEndpoints}, where there is one, stands before the setting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EndpointTestsSettings.class)
public class EndpointTestsConfiguration {

    @Bean(destroyMethod = "close")
    EndpointTests endpointTests(EndpointTestsSettings settings, ObjectProvider<AllowedEndpoints> allowed)
            throws NoSuchAlgorithmException {
        return new NetworkEndpointTests(
                settings.timeout(),
                allowed.getIfAvailable(() -> AllowedEndpoints.of(settings.allowedPrivateEndpoints())),
                HostLookup.SYSTEM,
                SSLContext.getDefault());
    }
}
