package org.llmmarket.publishing.command;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.llmmarket.publishing.command.gate.GateConfiguration;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.log.EventLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The command endpoints with the gate before them. Needs {@link AggregatesConfiguration}, the store and access beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
@Import(GateConfiguration.class)
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ANNOTATION,
                        classes = {Configuration.class, Aggregate.class}))
public class CommandEndpointsConfiguration {

    @Bean
    ServicesInSight servicesInSight(EventLog log, EventStore events, Providers providers) {
        return new ServicesInSight(log, events, providers);
    }

    @Bean
    ServiceAnswers serviceAnswers(
            ServicesInSight services, CommandGateway commands, AtomicCommands atomic, KeyedWrites writes) {
        return new ServiceAnswers(services, commands, atomic, writes);
    }
}
