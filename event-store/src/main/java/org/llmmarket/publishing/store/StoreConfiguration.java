package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.llmmarket.publishing.store.batch.DeferredWrites;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.PostgresDocumentStore;
import org.llmmarket.publishing.store.kafka.KafkaConfiguration;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.secret.SecretKeySource;
import org.llmmarket.publishing.store.signal.PostgresSignals;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.vault.SealedVault;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.PostgresWorkQueue;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The ground of every process: the database, migrated before anybody gets it, what lies in it, and Axon on top. Needs Spring
 * Boot's and Axon's autoconfiguration beside it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
@EnableTransactionManagement
@PropertySource("classpath:org/llmmarket/publishing/store/axon.properties")
@Import({EventStoreConfiguration.class, AggregateConfiguration.class, KafkaConfiguration.class})
public class StoreConfiguration {

    @Bean
    Database database(StoreSettings settings) {
        return Database.of(settings);
    }

    /** The pool; every migration on the class path is applied before it is handed out. */
    @Bean
    HikariDataSource dataSource(Database database, StoreSettings settings) {
        HikariDataSource pool = database.pool(settings.poolSize());
        migrations(pool).migrate();
        return pool;
    }

    @Bean
    Flyway flyway(DataSource dataSource) {
        return migrations(dataSource);
    }

    private static Flyway migrations(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    DatabaseDependency databaseDependency(DataSource dataSource) {
        return new DatabaseDependency(dataSource);
    }

    @Bean
    Signals signals(Database database) {
        return new PostgresSignals(database.unpooled());
    }

    @Bean
    SecretBox secretBox(StoreSettings settings) {
        return new SecretBox(
                new SecretKeySource(settings.secretKey(), settings.dataDirectory(), settings.production()).key());
    }

    @Bean
    DeferredWrites deferredWrites(DataSource dataSource) {
        return new DeferredWrites(dataSource);
    }

    @Bean
    WorkQueue workQueue(DeferredWrites deferredWrites, Signals signals) {
        return new PostgresWorkQueue(deferredWrites, signals);
    }

    @Bean
    DocumentStore documentStore(JdbcClient jdbcClient) {
        return new PostgresDocumentStore(jdbcClient);
    }

    @Bean
    Vault vault(JdbcClient jdbcClient, SecretBox secretBox) {
        return new SealedVault(jdbcClient, secretBox);
    }
}
