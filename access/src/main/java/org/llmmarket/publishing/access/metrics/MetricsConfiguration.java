package org.llmmarket.publishing.access.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Collects what every module measures, and the machine it runs on. */
@Configuration(proxyBeanMethods = false)
@Import(MetricsEndpoint.class)
public class MetricsConfiguration {

    @Bean
    PrometheusMeterRegistry prometheusMeters(CompositeMeterRegistry meters) {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.add(prometheus);
        for (MeterBinder machine : new MeterBinder[] {
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics()
        }) {
            machine.bindTo(prometheus);
        }
        return prometheus;
    }

    /** Ends with the process: it listens to the collector. */
    @Bean
    JvmGcMetrics garbageMetrics(PrometheusMeterRegistry prometheus) {
        JvmGcMetrics garbage = new JvmGcMetrics();
        garbage.bindTo(prometheus);
        return garbage;
    }

    @Bean
    FilterRegistrationBean<RequestTimer> requestTimer(CompositeMeterRegistry meters) {
        FilterRegistrationBean<RequestTimer> timer = new FilterRegistrationBean<>(new RequestTimer(meters));
        timer.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return timer;
    }
}
