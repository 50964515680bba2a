package org.llmmarket.publishing.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.llmmarket.publishing.store.batch.DeferredWrites;
import org.llmmarket.publishing.store.document.DocumentPieces;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.PostgresDocumentStore;
import org.llmmarket.publishing.store.kafka.KafkaConfiguration;
import org.llmmarket.publishing.store.metrics.EventCounter;
import org.llmmarket.publishing.store.metrics.StoreMetrics;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.llmmarket.publishing.store.proof.ProofConfiguration;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.secret.SecretKeySource;
import org.llmmarket.publishing.store.signal.PostgresSignals;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.vault.SealedVault;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.ParkedWork;
import org.llmmarket.publishing.store.work.PostgresWorkQueue;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The ground of every process: the database, migrated before anybody gets it, what lies in it, and Axon on top. Needs Spring
 * Boot's and Axon's autoconfiguration beside it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
@EnableTransactionManagement
@PropertySource("classpath:org/llmmarket/publishing/store/axon.properties")
@Import({EventStoreConfiguration.class, AggregateConfiguration.class, ProofConfiguration.class, KafkaConfiguration.class
})
public class StoreConfiguration {

    @Bean
    Database database(StoreSettings settings) {
        return Database.of(settings);
    }

    /** Measures into nothing until somebody adds where to. */
    @Bean
    @Primary
    CompositeMeterRegistry meters() {
        return new CompositeMeterRegistry();
    }

    @Bean
    StoreMetrics storeMetrics(CompositeMeterRegistry meters, JdbcClient jdbcClient, ProgressReport progress) {
        return new StoreMetrics(meters, jdbcClient, progress);
    }

    @Bean
    EventCounter eventCounter(
            CompositeMeterRegistry meters, StoreMetrics metrics, @Qualifier("eventStore") EventStore store) {
        EventCounter counter = new EventCounter(meters, metrics);
        store.registerDispatchInterceptor(counter);
        return counter;
    }

    /** The pool; every migration on the class path is applied before it is handed out. */
    @Bean
    HikariDataSource dataSource(Database database, StoreSettings settings, CompositeMeterRegistry meters) {
        HikariDataSource pool = database.pool(settings.poolSize());
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        migrations(database).migrate();
        return pool;
    }

    @Bean
    Flyway flyway(Database database) {
        return migrations(database);
    }

    /** A migration of a large table takes its time. */
    private static Flyway migrations(Database database) {
        return Flyway.configure()
                .dataSource(database.unhurried())
                .locations("classpath:db/migration")
                .load();
    }

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource dataSource, ObjectProvider<TransactionExecutionListener> listeners) {
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        manager.setTransactionExecutionListeners(listeners.orderedStream().toList());
        return manager;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    DatabaseDependency databaseDependency(
            DataSource dataSource, LogProofs logProofs, ObjectProvider<StoreDoubt> doubts) {
        return new DatabaseDependency(dataSource, () -> logProofs.refusal().or(() -> doubts.orderedStream()
                .flatMap(doubt -> doubt.doubt().stream())
                .findFirst()));
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
    ParkedWork parkedWork(JdbcClient jdbcClient, Signals signals) {
        return new ParkedWork(jdbcClient, signals);
    }

    @Bean
    AuditRecords auditRecords(DataSource dataSource) {
        return new AuditRecords(new JdbcTemplate(dataSource));
    }

    @Bean
    RequestOrigins requestOrigins(DataSource dataSource) {
        return new RequestOrigins(new JdbcTemplate(dataSource));
    }

    @Bean
    DocumentStore documentStore(JdbcClient jdbcClient) {
        return new PostgresDocumentStore(jdbcClient);
    }

    @Bean
    DocumentPieces documentPieces(JdbcClient jdbcClient) {
        return new DocumentPieces(jdbcClient);
    }

    @Bean
    Vault vault(JdbcClient jdbcClient, SecretBox secretBox) {
        return new SealedVault(jdbcClient, secretBox);
    }
}
