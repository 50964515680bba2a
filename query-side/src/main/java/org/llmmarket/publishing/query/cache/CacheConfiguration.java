package org.llmmarket.publishing.query.cache;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of reads, in the process and in Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

    @Bean
    Hearsay hearsay(LogTail tail, CacheSettings settings) {
        Hearsay hearsay = new Hearsay(settings.rememberedServices());
        tail.tell(hearsay);
        return hearsay;
    }

    /** Its keys begin with the identity of the database, so that no two marketplaces meet in one Redis. */
    @Bean
    SharedCache sharedCache(CacheSettings settings, TokenStore tokens, TransactionManager transactions) {
        if (settings.redisUrl().isEmpty()) {
            return SharedCache.NONE;
        }
        return new RedisCache(
                settings.redisUrl(),
                () -> "publishing:"
                        + transactions.fetchInTransaction(
                                () -> tokens.retrieveStorageIdentifier().orElseThrow())
                        + ':',
                settings.redisPatience(),
                settings.redisRest());
    }

    @Bean
    RedisDependency redisDependency(SharedCache shared) {
        return new RedisDependency(shared);
    }

    @Bean
    ServiceCaches serviceCaches(
            Hearsay hearsay,
            SharedCache shared,
            LogTail tail,
            EventLog log,
            Newest newest,
            CacheSettings settings,
            Signals signals,
            MeterRegistry meters) {
        return new ServiceCaches(hearsay, shared, tail, log::head, newest, settings.serviceFor(), signals, meters);
    }
}
