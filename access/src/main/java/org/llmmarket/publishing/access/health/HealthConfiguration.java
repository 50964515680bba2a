package org.llmmarket.publishing.access.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.api.health.Dependency;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Health from every {@link Dependency} in the application. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /** Longer than a dependency gives itself, so that it can say what it found. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    @Bean
    Leaving leaving(Readiness readiness) {
        return new Leaving(readiness);
    }

    @Bean
    FilterRegistrationBean<Leaving.Filter> leavingFilter(Leaving leaving) {
        FilterRegistrationBean<Leaving.Filter> first = new FilterRegistrationBean<>(leaving.new Filter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    Probes probes(ObjectProvider<Dependency> dependencies, CompositeMeterRegistry meters) {
        Probes probes = new Probes(() -> dependencies.orderedStream().toList(), PATIENCE, EVERY);
        for (String name : Probes.NAMES) {
            Gauge.builder("publishing.dependency.health", probes, all -> all.figure(name))
                    .description("1 healthy, 0.5 degraded, 0 unhealthy, not a number where it is disabled")
                    .tag("dependency", name)
                    .register(meters);
        }
        return probes;
    }

    @Bean
    HealthEndpoint healthEndpoint(Probes probes, Readiness readiness, AccessSettings settings) {
        Instant startedAt =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return new HealthEndpoint(probes, readiness, settings.version(), startedAt);
    }
}
