package org.llmmarket.publishing.query.projection;

import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Progress of what follows the log. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    PastReach pastReach(JdbcClient jdbc, ParkedEvents parked) {
        return new PastReach(jdbc, parked);
    }

    @Bean
    Projections projections(ProgressReport report, LastRebuilds rebuilds) {
        return new Projections(report, rebuilds);
    }
}
