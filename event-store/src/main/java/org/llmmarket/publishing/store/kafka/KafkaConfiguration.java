package org.llmmarket.publishing.store.kafka;

import org.llmmarket.publishing.store.processing.LogRelay;
import org.springframework.beans.factory.ObjectProvider;
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
}
