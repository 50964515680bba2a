package org.llmmarket.publishing.store;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.llmmarket.publishing.store.aggregate.ConsistentAttempts;
import org.llmmarket.publishing.store.batch.DeferredWrites;
import org.llmmarket.publishing.store.engine.LogByService;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.PostgresEventLog;
import org.llmmarket.publishing.store.engine.PostgresEventStorageEngine;
import org.llmmarket.publishing.store.engine.PostgresEventStore;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.GroupTokens;
import org.llmmarket.publishing.store.processing.LogEventProcessor;
import org.llmmarket.publishing.store.processing.LogRelay;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.processing.PostgresTokenStore;
import org.llmmarket.publishing.store.processing.ProcessorSettings;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.llmmarket.publishing.store.saga.PostgresSagaStore;
import org.llmmarket.publishing.store.serial.MessageNames;
import org.llmmarket.publishing.store.serial.NamedJacksonSerializer;
import org.llmmarket.publishing.store.serial.StoreMappers;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The log under Axon, and what follows it. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** Caches are to be right within 100 ms of an event, with a broker and without. */
    private static final Duration TOPICS_GRACE = Duration.ofMillis(20);

    @Bean
    MessageNames messageNames(StoreSettings settings) {
        return MessageNames.of(settings.packages());
    }

    @Bean
    @Primary
    Serializer serializer(MessageNames names) {
        return new NamedJacksonSerializer(StoreMappers.forMessages(), names, new AnnotationRevisionResolver());
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    /** For snapshots and sagas, whose fields are their state. */
    @Bean
    @Qualifier("stateSerializer")
    Serializer stateSerializer(MessageNames names) {
        return new NamedJacksonSerializer(StoreMappers.forState(), names, new AnnotationRevisionResolver());
    }

    @Bean
    Upcasters upcasters(ObjectProvider<EventUpcaster> upcasters) {
        return new Upcasters(new EventUpcasterChain(upcasters.orderedStream().toList()));
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    LogTail logTail(
            Database database,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Upcasters upcasters,
            DataSource dataSource,
            Signals signals,
            KafkaSettings kafka) {
        Duration grace = kafka.followLog() ? TOPICS_GRACE : Duration.ZERO;
        return new LogTail(database.unpooled(), eventSerializer, upcasters.chain(), dataSource, signals, grace);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            DataSource dataSource,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            @Qualifier("stateSerializer") Serializer stateSerializer,
            Upcasters upcasters,
            LogTail tail,
            Signals signals) {
        return new PostgresEventStorageEngine(
                dataSource,
                eventSerializer,
                stateSerializer,
                upcasters.chain(),
                tail,
                signals,
                ConsistentAttempts.ON_APPEND);
    }

    @Bean
    @Qualifier("eventStore")
    EventStore eventStore(EventStorageEngine engine, LogTail tail) {
        return new PostgresEventStore(engine, tail);
    }

    @Bean
    EventLog eventLog(
            DataSource dataSource,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Upcasters upcasters,
            LogTail tail) {
        return new PostgresEventLog(dataSource, eventSerializer, upcasters.chain(), tail);
    }

    @Bean
    LogByService.Access logByService(
            DataSource dataSource, @Qualifier("eventSerializer") Serializer eventSerializer, Upcasters upcasters) {
        return new LogByService.Access(dataSource, eventSerializer, upcasters.chain());
    }

    @Bean
    TokenStore tokenStore(JdbcClient jdbcClient, Serializer serializer, StoreSettings settings) {
        return new PostgresTokenStore(jdbcClient, serializer, settings.claimTimeout());
    }

    @Bean
    GroupTokens groupTokens(JdbcClient jdbcClient, Serializer serializer) {
        return new GroupTokens(jdbcClient, serializer);
    }

    @Bean
    SagaStore<Object> sagaStore(
            JdbcClient jdbcClient,
            DeferredWrites deferredWrites,
            @Qualifier("stateSerializer") Serializer stateSerializer) {
        return new PostgresSagaStore(jdbcClient, deferredWrites, stateSerializer);
    }

    @Bean
    ParkedEvents parkedEvents(JdbcClient jdbcClient) {
        return new ParkedEvents(jdbcClient);
    }

    /** An event that no group can take is a fault that health must show. */
    @Bean
    StoreDoubt parkedEventsDoubt(ParkedEvents parked) {
        return parked::doubt;
    }

    @Bean
    ProgressReport progressReport(
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<LogRelay> relays,
            KafkaSettings kafka,
            LogTail tail,
            JdbcClient jdbcClient) {
        return new ProgressReport(processing::getObject, relays::orderedStream, kafka.groups(), tail, jdbcClient);
    }

    /** Every group, of projections and sagas alike, follows the log in the one way. */
    @Bean
    ConfigurerModule logProcessing(
            LogTail tail,
            EventStore eventStore,
            TokenStore tokens,
            TransactionManager transactions,
            ParkedEvents parked,
            StoreSettings settings) {
        LogEventProcessor.Ground ground = new LogEventProcessor.Ground(
                tail, eventStore, tokens, transactions, parked, ProcessorSettings.withBatchSize(settings.batchSize()));
        return configurer -> configurer
                .eventProcessing()
                .registerEventProcessorFactory(
                        (name, configuration, handlers) -> new LogEventProcessor(name, handlers, ground))
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
