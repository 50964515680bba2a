package org.llmmarket.publishing.store.work;

import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs every {@link Worker} bean: imported where work is done, beside the store's configuration. */
@Configuration(proxyBeanMethods = false)
public class WorkersConfiguration {

    @Bean
    WorkRunner workRunner(
            ObjectProvider<Worker> workers,
            DataSource dataSource,
            AtomicCommands atomicCommands,
            CommandGateway commandGateway,
            Signals signals) {
        return new WorkRunner(workers.orderedStream().toList(), dataSource, atomicCommands, commandGateway, signals);
    }
}
