package org.llmmarket.publishing.saga.governance;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.llmmarket.publishing.api.actor.NamedAccounts;
import org.llmmarket.publishing.saga.approval.LastWord;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps that tell the governance dashboard, and the ear for what is decided there. */
@Configuration(proxyBeanMethods = false)
public class GovernanceConfiguration {

    private final Governance governance;
    private final NeighbourSettings.Governance settings;

    GovernanceConfiguration(Governance governance, NeighbourSettings settings) {
        this.governance = governance;
        this.settings = settings.governance();
    }

    @Bean
    OpenWorkflows openWorkflows(JdbcClient jdbc) {
        return new OpenWorkflows(jdbc);
    }

    @Bean
    Worker workflowWorker(DashboardDecisions decisions, RunningPublications publications, EventLog log) {
        return called(new WorkflowWorker(governance, decisions, publications, log, settings, Clock.systemUTC()));
    }

    @Bean
    Worker approvalNoticeWorker(OpenWorkflows workflows, RunningPublications publications) {
        return called(new ApprovalNoticeWorker(governance, workflows, publications, settings));
    }

    @Bean
    Worker reminderNoticeWorker(RunningPublications publications) {
        return called(new ReminderNoticeWorker(governance, publications, settings));
    }

    @Bean
    Worker publishedNoticeWorker(RunningPublications publications) {
        return called(new PublishedNoticeWorker(governance, publications, settings));
    }

    @Bean
    Worker lifeNoticeWorker(EventLog log) {
        return called(new LifeNoticeWorker(governance, log, settings));
    }

    @Bean
    LifeFollower lifeFollower(WorkQueue queue) {
        return new LifeFollower(queue);
    }

    @Bean
    Worker decisionWorker(ObjectProvider<NamedAccounts> accounts) {
        return TracedWorker.quick(new DecisionWorker(accounts.getIfAvailable(() -> NamedAccounts.NONE)));
    }

    @Bean
    DashboardDecisions dashboardDecisions(
            OpenWorkflows workflows, Vault vault, WorkQueue queue, PlatformTransactionManager transactions) {
        return new DashboardDecisions(workflows, vault, queue, new TransactionTemplate(transactions));
    }

    @Bean
    LastWord unheardDecisions(OpenWorkflows workflows, DashboardDecisions decisions) {
        return new UnheardDecisions(governance, workflows, decisions);
    }

    @Bean
    DashboardListener dashboardListener(
            DecisionFeed feed, OpenWorkflows workflows, DashboardDecisions decisions, MeterRegistry meters) {
        DashboardListener listener =
                new DashboardListener(governance, feed, workflows, decisions, settings.reconcileEvery());
        if (governance.isEnabled()) {
            listener.bindTo(meters);
        }
        return listener;
    }

    private Worker called(Worker worker) {
        return TracedWorker.waiting(worker, settings.timeout(), governance.breaker());
    }
}
