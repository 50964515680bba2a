package org.llmmarket.publishing.store;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.llmmarket.publishing.store.aggregate.AggregateCache;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.aggregate.CommandClock;
import org.llmmarket.publishing.store.aggregate.ConsistentAttempts;
import org.llmmarket.publishing.store.aggregate.ConsistentCommandBus;
import org.llmmarket.publishing.store.aggregate.RememberingTargetResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How commands reach aggregates. An aggregate takes part in cache and snapshots by
 * {@code @Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")}; its fields must then be JSON.
 */
@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {

    private static final Duration KEEP = Duration.ofMinutes(30);

    @Bean
    AggregateCache aggregateCache(StoreSettings settings) {
        return new AggregateCache(settings.cachedAggregates(), KEEP);
    }

    @Bean
    ConsistentAttempts consistentAttempts(AggregateCache aggregateCache, JdbcClient jdbcClient) {
        return new ConsistentAttempts(aggregateCache, jdbcClient);
    }

    /** Who asked, in which request and from where, goes from a command into its events, and from an event on. */
    @Bean
    CorrelationDataProvider callerProvider() {
        return new SimpleCorrelationDataProvider("requestId", "actor", "origin");
    }

    @Bean
    CorrelationDataProvider originProvider() {
        return new MessageOriginProvider();
    }

    @Bean
    CommandBus commandBus(
            TransactionManager transactions,
            ConsistentAttempts attempts,
            ObjectProvider<CorrelationDataProvider> correlation) {
        GenericEventMessage.clock = new CommandClock(Clock.systemUTC());
        SimpleCommandBus oneAttempt = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        oneAttempt.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(correlation.orderedStream().toList()));
        return new ConsistentCommandBus(oneAttempt, attempts);
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new RememberingTargetResolver();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    @Bean
    AtomicCommands atomicCommands(
            CommandGateway commandGateway, TransactionManager transactions, ConsistentAttempts attempts) {
        return new AtomicCommands(commandGateway, transactions, attempts);
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration configuration,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore eventStore,
            TransactionManager transactions,
            ExecutorService snapshotExecutor) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(configuration::repository)
                .transactionManager(transactions)
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(snapshotExecutor)
                .build();
    }

    @Bean
    SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter, StoreSettings settings) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, settings.snapshotAfter());
    }
}
