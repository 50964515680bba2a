package org.llmmarket.publishing.access;

import org.axonframework.commandhandling.CommandBus;
import org.llmmarket.publishing.access.account.AccountConfiguration;
import org.llmmarket.publishing.access.health.HealthConfiguration;
import org.llmmarket.publishing.access.message.CallerMetadata;
import org.llmmarket.publishing.access.metrics.MetricsConfiguration;
import org.llmmarket.publishing.access.request.RequestConfiguration;
import org.llmmarket.publishing.access.token.TokenConfiguration;
import org.llmmarket.publishing.access.trail.TrailConfiguration;
import org.llmmarket.publishing.access.web.WebConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** What both sides of HTTP share. Needs the store's beans and Spring Boot's autoconfiguration of the web beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
@PropertySource("classpath:org/llmmarket/publishing/access/web.properties")
@Import({
    WebConfiguration.class,
    RequestConfiguration.class,
    TokenConfiguration.class,
    AccountConfiguration.class,
    HealthConfiguration.class,
    MetricsConfiguration.class,
    TrailConfiguration.class
})
public class AccessConfiguration {

    @Bean
    CallerMetadata callerMetadata(CommandBus commands) {
        CallerMetadata metadata = new CallerMetadata();
        commands.registerDispatchInterceptor(metadata);
        return metadata;
    }
}
