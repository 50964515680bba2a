package org.llmmarket.publishing.query.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.query.cache.CacheReads;
import org.llmmarket.publishing.query.cache.CacheSettings;
import org.llmmarket.publishing.query.cache.Newest;
import org.llmmarket.publishing.query.cache.ServiceCaches;
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.GroupPositions;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

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
    CatalogProjection catalogProjection(CatalogTable table, CatalogModel model, ServiceLog log, Signals signals) {
        return new CatalogProjection(table, model, log, signals);
    }

    @Bean
    PastTable pastTable(JdbcTemplate jdbc, CatalogTable columns) {
        return new PastTable(jdbc, columns);
    }

    @Bean
    PastModel pastModel(PastTable table, CatalogTable columns, Providers providers, JdbcTemplate jdbc) {
        return new PastModel(table, new ProviderWords(jdbc, columns, providers, "past_service", "presented"));
    }

    @Bean
    CatalogModel catalogModel(CatalogTable table, Providers providers, JdbcTemplate jdbc) {
        return new CatalogModel(table, new ProviderWords(jdbc, table, providers, "service", "entry"));
    }

    @Bean
    PastProjection pastProjection(PastTable table, PastModel model, ServiceLog log, PastReach reach) {
        return new PastProjection(table, model, log, reach);
    }

    @Bean
    PastItems pastItems(PastTable table, PastReach reach, PastProviders providers, JsonMapper json) {
        return new PastItems(table, reach, providers, json);
    }

    @Bean
    CatalogSearch catalogSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new CatalogSearch(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    CatalogNews catalogNews(Signals signals, JdbcClient jdbc) {
        return new CatalogNews(signals, () -> GroupPositions.standing(jdbc, CatalogProjection.NAME));
    }

    @Bean
    ListItems listItems(
            CatalogTable table,
            Providers providers,
            JsonMapper json,
            CacheSettings settings,
            CatalogNews news,
            Signals signals) {
        ListItems items = new ListItems(table, providers, json, settings.listItems(), settings.serviceFor());
        signals.listen(Topic.MODELS, () -> {
            items.forget();
            news.hear();
        });
        return items;
    }

    @Bean
    ListPages listPages(
            CatalogSearch search,
            ListItems items,
            PastItems past,
            CatalogNews news,
            JsonMapper json,
            MeterRegistry meters,
            CacheSettings settings) {
        KeptPages kept = new KeptPages(new CacheReads(meters, "catalog"), settings.listPages(), settings.serviceFor());
        return new ListPages(search, items, past, news, json, kept);
    }

    @Bean
    Newest newest(ServiceLog log) {
        return log::newest;
    }

    @Bean
    Catalog catalog(
            CatalogTable table,
            PastTable past,
            ServiceLog log,
            CatalogNews news,
            ServiceCaches caches,
            CacheSettings settings) {
        return new Catalog(table, past, log, news, caches, settings.serviceVersions());
    }

    @Bean
    WrittenAnswers writtenAnswers(PastProviders providers, JsonMapper json) {
        return new WrittenAnswers(providers, json);
    }

    /** Behind those that name and time a request and tell its faults, and before all others. */
    @Bean
    FilterRegistrationBean<PublicReads> publicReads(Catalog catalog, WrittenAnswers answers) {
        FilterRegistrationBean<PublicReads> filter = new FilterRegistrationBean<>(new PublicReads(catalog, answers));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return filter;
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
