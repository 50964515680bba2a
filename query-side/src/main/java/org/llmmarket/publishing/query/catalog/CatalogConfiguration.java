package org.llmmarket.publishing.query.catalog;

import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.query.QuerySettings;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue's read model. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    ServiceLog serviceLog(EventLog log, JdbcClient jdbc) {
        return new ServiceLog(log, jdbc);
    }

    @Bean
    CatalogTable catalogTable(JdbcTemplate jdbc, Providers providers) {
        return new CatalogTable(jdbc, providers);
    }

    @Bean
    CatalogProjection catalogProjection(CatalogTable table, ServiceLog log) {
        return new CatalogProjection(table, log);
    }

    @Bean
    CatalogModel catalogModel(CatalogTable table) {
        return new CatalogModel(table);
    }

    @Bean
    CatalogSearch catalogSearch(JdbcClient jdbc) {
        return new CatalogSearch(jdbc);
    }

    @Bean
    Catalog catalog(CatalogTable table, ServiceLog log, QuerySettings settings) {
        return new Catalog(table, log, settings.cachedVersions(), settings.serviceCacheFor());
    }

    @Bean
    PastProviders pastProviders(Providers providers, EventLog log) {
        return new PastProviders(providers, log);
    }

    @Bean
    VisibleServices visibleServices(Catalog catalog) {
        return new VisibleServices(catalog);
    }

    @Bean
    ChangeReports changeReports(DocumentStore documents) {
        return new StoredChangeReports(documents);
    }
}
