package org.llmmarket.publishing.store.proof;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import javax.sql.DataSource;
import org.llmmarket.publishing.proof.note.NoteSigner;
import org.llmmarket.publishing.store.StoreSettings;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log's tree, which every process lets grow, and what it proves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofSettings.class)
public class ProofConfiguration {

    private static final String PURPOSE = "checkpoints";

    @Bean
    TreeTables treeTables(DataSource dataSource) {
        return new TreeTables(new JdbcTemplate(dataSource));
    }

    @Bean
    TreeGrowth treeGrowth(LogTail tail, TreeTables treeTables, PlatformTransactionManager transactions) {
        return new TreeGrowth(tail, treeTables, new TransactionTemplate(transactions));
    }

    @Bean
    Checkpoints checkpoints(
            TreeTables treeTables,
            JdbcClient jdbcClient,
            PlatformTransactionManager transactions,
            SecretBox secretBox,
            ProofSettings settings,
            StoreSettings store,
            WorkQueue workQueue) {
        return new Checkpoints(
                treeTables,
                jdbcClient,
                new TransactionTemplate(transactions),
                new NoteSigner(new LogName(jdbcClient).or(settings.logName()), secretBox.derive(PURPOSE)),
                new CheckpointFile(settings.checkpointFile(store.dataDirectory())),
                settings.checkpointWebhook().isBlank() ? checkpoint -> {} : new CheckpointDelivery(workQueue));
    }

    @Bean
    TreeFollower treeFollower(LogTail tail, TreeGrowth treeGrowth, Checkpoints checkpoints, ProofSettings settings) {
        return new TreeFollower(tail, treeGrowth, checkpoints, settings.checkpointInterval());
    }

    @Bean
    LogPatrol logPatrol(
            TreeTables treeTables, Checkpoints checkpoints, ProofSettings settings, CompositeMeterRegistry meters) {
        return new LogPatrol(treeTables, checkpoints, settings.patrolRate(), meters);
    }

    @Bean
    LogProofs logProofs(TreeTables treeTables, TreeGrowth treeGrowth, Checkpoints checkpoints) {
        return new LogProofs(treeTables, treeGrowth, checkpoints);
    }

    @Bean
    LogExport logExport(TreeTables treeTables, LogProofs logProofs) {
        return new LogExport(treeTables, logProofs);
    }

    @Bean
    LogBundle logBundle(TreeTables treeTables, LogProofs logProofs, DocumentStore documentStore) {
        return new LogBundle(treeTables, logProofs, documentStore);
    }
}
