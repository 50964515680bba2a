package org.llmmarket.publishing.query.publication;

import org.llmmarket.publishing.query.cache.CacheSettings;
import org.llmmarket.publishing.query.cache.ServiceCache;
import org.llmmarket.publishing.query.cache.ServiceCaches;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of timelines. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    ServiceCache<Timelines> timelines(ServiceLog log, ServiceCaches caches, CacheSettings settings) {
        return caches.before(
                "status",
                service -> Timelines.of(log.of(service)),
                new ServiceCache.Plan<>(
                        new TimelinesCodec(),
                        settings.timelines(),
                        (id, kept) -> kept.told().size() + 1));
    }
}
