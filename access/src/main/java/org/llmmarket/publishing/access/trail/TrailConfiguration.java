package org.llmmarket.publishing.access.trail;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The audit trail's side of requests. */
@Configuration(proxyBeanMethods = false)
public class TrailConfiguration implements WebMvcConfigurer {

    /** A minute: more than anybody is refused by mistake; of all together, some 2 GB a day if it never stopped. */
    private static final int REFUSALS_OF_ONE = 1000;

    private static final int REFUSALS_OF_ALL = 2000;

    private final ObjectProvider<AccessTrail> trail;

    TrailConfiguration(ObjectProvider<AccessTrail> trail) {
        this.trail = trail;
    }

    @Bean
    static RefusalWriter refusalWriter(
            AuditRecords records,
            RequestOrigins origins,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        return new RefusalWriter(
                records,
                origins,
                new TransactionTemplate(transactions),
                new FloodGate(REFUSALS_OF_ONE, REFUSALS_OF_ALL),
                meters,
                Clock.systemUTC());
    }

    @Bean
    static AccessTrail accessTrail(AuditRecords records, RequestOrigins origins, RefusalWriter refusals) {
        return new WrittenTrail(records, origins, refusals, Clock.systemUTC());
    }

    @Bean
    static TrailRetention trailRetention(AuditRecords records, RequestOrigins origins, AccessSettings settings) {
        return new TrailRetention(records, origins, settings.auditRetention(), Clock.systemUTC());
    }

    /** Hears of every transaction. */
    @Bean
    static NamedOrigins namedOrigins(ObjectProvider<RequestOrigins> origins) {
        return new NamedOrigins(origins::getObject);
    }

    @Bean
    static FilterRegistrationBean<TraceFilter> traceFilter() {
        FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(new TraceFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    /** Before those that refuse, so that it hears of it. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TrailInterceptor(trail.getObject())).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
