package org.llmmarket.publishing.query.live;

import org.llmmarket.publishing.query.QuerySettings;
import org.llmmarket.publishing.query.catalog.Catalog;
import org.llmmarket.publishing.store.engine.LogTail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live feed. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveFeed liveFeed(LogTail tail, Catalog catalog, QuerySettings settings) {
        return new LiveFeed(tail, new LivePages(tail, catalog), settings.live());
    }
}
