package org.llmmarket.publishing.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A process with Axon's own engine, as it comes, and the same aggregate. */
final class AxonStore implements AutoCloseable {

    private final HikariDataSource pool;
    private final Configuration axon;
    private final CommandGateway commands;

    AxonStore(String url) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        pool = new HikariDataSource(config);
        ConnectionProvider connections = new TransactionAwareDataSourceProxy(pool)::getConnection;
        TransactionManager transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(configuration -> serializer)
                .configureTransactionManager(configuration -> transactions)
                .configureEmbeddedEventStore(configuration -> engine)
                .configureAggregate(Account.class)
                .start();
        commands = axon.commandGateway();
    }

    Measured creates(int clients, long millis) throws InterruptedException, ExecutionException {
        return Clients.run(
                clients,
                millis,
                number -> () ->
                        commands.sendAndWait(new Account.Open(UUID.randomUUID().toString())));
    }

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

    @Override
    public void close() {
        axon.shutdown();
        pool.close();
    }
}
