package org.llmmarket.publishing.access.request;

import jakarta.servlet.Filter;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What lies between the server and the endpoints, in this order: id, problems, limits, security, repetition. */
@Configuration(proxyBeanMethods = false)
@Import(ErrorEndpoint.class)
public class RequestConfiguration {

    /** Where Spring Boot puts security. */
    private static final int SECURITY = -100;

    @Bean
    TomcatBounds tomcatBounds() {
        return new TomcatBounds();
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return at(Ordered.HIGHEST_PRECEDENCE, new RequestIdFilter());
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter() {
        return at(Ordered.HIGHEST_PRECEDENCE + 1, new ProblemFilter());
    }

    @Bean
    FilterRegistrationBean<SilenceFilter> silenceFilter(AccessSettings settings) {
        return at(Ordered.HIGHEST_PRECEDENCE + 2, new SilenceFilter(settings.databaseSilence()));
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(AccessSettings settings) {
        return at(SECURITY - 10, new BodyLimitFilter(new BodyLimits(settings.bodyLimit(), settings.contractLimit())));
    }

    @Bean
    IdempotentRequests idempotentRequests(JdbcClient jdbc, SecretBox box, AccessSettings settings) {
        return new IdempotentRequests(jdbc, box, settings.idempotencyKept(), settings.idempotencyLease());
    }

    @Bean
    HeldKeys heldKeys(IdempotentRequests requests, AccessSettings settings) {
        return new HeldKeys(requests, settings.idempotencyLease());
    }

    /** Hears of every transaction. */
    @Bean
    KeyedWrites keyedWrites(IdempotentRequests requests, JsonMapper json) {
        return new KeyedWrites(requests, json);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotentRequests requests, HeldKeys running) {
        return at(SECURITY + 10, new IdempotencyFilter(requests, running));
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
