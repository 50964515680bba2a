package org.llmmarket.publishing.saga.analytics;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.llmmarket.publishing.store.kafka.LogTopicOutlet;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.llmmarket.publishing.store.processing.Outlet;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.processing.ProcessorSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What leaves for Kafka, where Kafka is. */
@Configuration(proxyBeanMethods = false)
public class AnalyticsConfiguration {

    private static final int BATCH = 200;

    private final LogTail tail;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ParkedEvents parked;

    AnalyticsConfiguration(LogTail tail, TokenStore tokens, TransactionManager transactions, ParkedEvents parked) {
        this.tail = tail;
        this.tokens = tokens;
        this.transactions = transactions;
        this.parked = parked;
    }

    @Bean
    @ConditionalOnExpression("!'${publishing.kafka.analytics-brokers:}${publishing.kafka.brokers:}'.isBlank()")
    LogRelay analyticsRelay(KafkaSettings settings, EventLog log) {
        return relay(new AnalyticsOutlet(settings, tail, new MarketplaceEvents(log)));
    }

    @Bean
    @ConditionalOnExpression("!'${publishing.kafka.brokers:}'.isBlank()")
    LogRelay logRelay(KafkaSettings settings) {
        return relay(new LogTopicOutlet(settings, tail, this::storeIdentity));
    }

    private String storeIdentity() {
        return transactions.fetchInTransaction(
                () -> tokens.retrieveStorageIdentifier().orElseThrow());
    }

    private LogRelay relay(Outlet outlet) {
        return new LogRelay(outlet, tail, tokens, transactions, parked, ProcessorSettings.withBatchSize(BATCH));
    }
}
