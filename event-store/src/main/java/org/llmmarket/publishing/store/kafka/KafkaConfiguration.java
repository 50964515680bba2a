package org.llmmarket.publishing.store.kafka;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process wants to know of Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {

    @Bean
    KafkaDependency kafkaDependency(KafkaSettings settings, ObjectProvider<LogRelay> relays) {
        return new KafkaDependency(settings, relays::orderedStream);
    }

    @Bean
    @ConditionalOnBooleanProperty("publishing.kafka.follow-log")
    LogTopicFeed logTopicFeed(
            KafkaSettings settings, LogTail tail, TokenStore tokens, TransactionManager transactions) {
        return new LogTopicFeed(
                settings.logTopic(),
                tail,
                () -> transactions.fetchInTransaction(
                        () -> tokens.retrieveStorageIdentifier().orElseThrow()));
    }
}
