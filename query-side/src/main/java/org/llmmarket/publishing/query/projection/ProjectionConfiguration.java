package org.llmmarket.publishing.query.projection;

import org.axonframework.config.EventProcessingConfiguration;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Progress and rebuilding. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    PastReach pastReach(JdbcClient jdbc) {
        return new PastReach(jdbc);
    }

    @Bean
    Projections projections(EventProcessingConfiguration processing, ProgressReport report) {
        return new Projections(processing, report);
    }
}
