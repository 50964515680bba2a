package org.llmmarket.publishing.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A process with our store and the least aggregate. */
final class OurStore implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @Import({StoreConfiguration.class, Account.class})
    static class StoreProcess {}

    private final ConfigurableApplicationContext process;
    private final CommandGateway commands;

    OurStore(String url) {
        process = new SpringApplicationBuilder(StoreProcess.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "publishing.store.database-url",
                        url,
                        "publishing.store.data-directory",
                        Benchmarks.temporary(),
                        "publishing.store.packages",
                        "org.llmmarket.publishing.benchmarks",
                        "spring.main.banner-mode",
                        "off"))
                .registerShutdownHook(false)
                .run();
        commands = process.getBean(CommandGateway.class);
    }

    <T> T bean(Class<T> type) {
        return process.getBean(type);
    }

    /** Lets the log's tree grow, or not. */
    void growTree(boolean grows) {
        SmartLifecycle follower = process.getBean("treeFollower", SmartLifecycle.class);
        if (grows) {
            follower.start();
        } else {
            follower.stop();
        }
    }

    Measured creates(int clients, long millis) throws InterruptedException, ExecutionException {
        return Clients.run(
                clients,
                millis,
                number -> () ->
                        commands.sendAndWait(new Account.Open(UUID.randomUUID().toString())));
    }

    /** Commands on aggregates that have so many events already. */
    Measured commandsOn(int events, int clients, long millis) throws InterruptedException, ExecutionException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String account = UUID.randomUUID().toString();
            commands.sendAndWait(new Account.Open(account));
            for (int e = 1; e < events; e++) {
                commands.sendAndWait(new Account.Credit(account, 1));
            }
            accounts.add(account);
        }
        return Clients.run(
                clients, millis, number -> () -> commands.sendAndWait(new Account.Credit(accounts.get(number), 1)));
    }

    /** From the return of a command here to the reader's having its event there, negative when the reader was first. */
    Measured hops(OurStore there, int count) throws InterruptedException {
        EventStore events = there.process.getBean(EventStore.class);
        LongStream.Builder nanos = LongStream.builder();
        long begun = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> reader = events.openStream(events.createHeadToken())) {
            for (int i = 0; i < count; i++) {
                String account = UUID.randomUUID().toString();
                commands.sendAndWait(new Account.Open(account));
                long committed = System.nanoTime();
                String read = "";
                while (!read.equals(account)) {
                    read = ((DomainEventMessage<?>) reader.nextAvailable()).getAggregateIdentifier();
                }
                nanos.add(System.nanoTime() - committed);
            }
        }
        return Measured.of(nanos.build().toArray(), System.nanoTime() - begun);
    }

    @Override
    public void close() {
        process.close();
    }
}
