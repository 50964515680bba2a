package org.llmmarket.publishing.store.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
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
            Signals signals,
            MeterRegistry meters) {
        List<Worker> measured = workers.orderedStream()
                .<Worker>map(worker -> new MeasuredWorker(worker, meters))
                .toList();
        return new WorkRunner(measured, dataSource, atomicCommands, commandGateway, signals);
    }
}
