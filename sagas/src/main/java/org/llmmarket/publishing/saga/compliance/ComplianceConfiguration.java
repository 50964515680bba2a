package org.llmmarket.publishing.saga.compliance;

import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.policy.LastJudgement;
import org.llmmarket.publishing.saga.policy.PoliciesInForce;
import org.llmmarket.publishing.saga.policy.PolicyEngine;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Watching the policies, and holding the market against them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComplianceSettings.class)
public class ComplianceConfiguration {

    /** Of one service, that are judged one after another; each call has a time limit of its own. */
    private static final int MOST_VERSIONS = 100;

    private final PolicyEngine engine;
    private final NeighbourSettings.Policy patience;
    private final ComplianceSettings settings;

    ComplianceConfiguration(PolicyEngine engine, NeighbourSettings neighbours, ComplianceSettings settings) {
        this.engine = engine;
        this.patience = neighbours.policy();
        this.settings = settings;
    }

    @Bean
    PoliciesSeen policiesSeen(JdbcClient jdbc) {
        return new PoliciesSeen(jdbc);
    }

    @Bean
    Worker policyWatch(
            PoliciesInForce policies, PoliciesSeen seen, WorkQueue queue, PlatformTransactionManager transactions) {
        return TracedWorker.calling(
                new PolicyWatch(policies, seen, queue, new TransactionTemplate(transactions), settings.watchEvery()),
                patience.timeout());
    }

    @Bean
    Worker complianceSweep(PoliciesSeen seen, WorkQueue queue, PlatformTransactionManager transactions) {
        return TracedWorker.quick(
                new ComplianceSweep(seen, queue, new TransactionTemplate(transactions), settings.page()));
    }

    @Bean
    Worker complianceWorker(PoliciesSeen seen, EventLog log) {
        return TracedWorker.waiting(
                new ComplianceWorker(engine, seen, log, patience, settings.concurrency()),
                patience.timeout().multipliedBy(MOST_VERSIONS),
                engine.breaker());
    }

    @Bean
    ComplianceFollower complianceFollower(WorkQueue queue, PoliciesSeen seen, LastJudgement last) {
        return new ComplianceFollower(queue, seen, last);
    }

    /** Whichever process comes first begins to watch; for the others the work is there already. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> watchBegins(WorkQueue queue, PlatformTransactionManager transactions) {
        return ready -> new TransactionTemplate(transactions)
                .executeWithoutResult(transaction -> queue.enqueue(PolicyWatch.work()));
    }
}
