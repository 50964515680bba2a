package org.llmmarket.publishing.query.projection;

import org.llmmarket.publishing.store.processing.ProgressReport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Progress of what follows the log. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    Projections projections(ProgressReport report, LastRebuilds rebuilds) {
        return new Projections(report, rebuilds);
    }
}
