package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Duration;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps that keep the registry's entries in step. */
@Configuration(proxyBeanMethods = false)
public class RegistryConfiguration {

    /** As many as an entry takes that is found lost and made again, and the time that others took before it. */
    private static final int RECONCILIATION_CALLS = 6;

    private final Registry registry;
    private final NeighbourSettings.Registry settings;
    private final Clock clock = Clock.systemUTC();

    RegistryConfiguration(Registry registry, NeighbourSettings settings) {
        this.registry = registry;
        this.settings = settings.registry();
    }

    @Bean
    Worker registrationWorker(RunningPublications publications) {
        return called(new RegistrationWorker(registry, publications, settings, clock));
    }

    @Bean
    Worker synchronisationWorker(RunningPublications publications) {
        return waiting(new SynchronisationWorker(registry, publications, settings, clock));
    }

    @Bean
    Worker registryCompensationWorker(RunningPublications publications) {
        return called(new RegistryCompensationWorker(registry, publications, settings, clock));
    }

    @Bean
    Worker registryRemovalWorker(RunningPublications publications) {
        return waiting(new RegistryRemovalWorker(registry, publications, settings, Clock.systemUTC()));
    }

    @Bean
    Worker activationStatusWorker(RunningPublications publications, EventLog log) {
        return waiting(new ActivationStatusWorker(registry, publications, log, settings));
    }

    @Bean
    Worker standingWorker(EventLog log) {
        return waiting(new StandingWorker(registry, log, settings));
    }

    @Bean
    KnownEntries knownEntries(JdbcClient jdbc) {
        return new KnownEntries(jdbc);
    }

    @Bean
    Worker reconciliationWorker(KnownEntries entries, RunningPublications publications, EventLog log) {
        return TracedWorker.waiting(
                new ReconciliationWorker(
                        registry,
                        entries,
                        new Reconciliation(registry, publications, entries),
                        publications,
                        log,
                        settings,
                        clock),
                settings.timeout().multipliedBy(RECONCILIATION_CALLS),
                registry.breaker());
    }

    /** Asks for the work that goes on for ever; where it is asked for already nothing changes. */
    @Bean
    ApplicationRunner reconciliation(WorkQueue queue, PlatformTransactionManager transactions) {
        return arguments -> {
            if (registry.isEnabled() && !settings.reconcileEvery().isZero()) {
                new TransactionTemplate(transactions)
                        .executeWithoutResult(transaction -> queue.enqueue(ReconciliationWorker.work()));
            }
        };
    }

    @Bean
    Worker descriptionWorker(EventLog log) {
        return waiting(new DescriptionWorker(registry, log, settings));
    }

    @Bean
    RegistryFollower registryFollower(WorkQueue queue, EventLog log) {
        return new RegistryFollower(queue, log);
    }

    private Worker waiting(Worker worker) {
        return TracedWorker.waiting(worker, settings.timeout().multipliedBy(2), registry.breaker());
    }

    /** Some call twice: once to learn the entry's id, once to do something to it. */
    private Worker called(Worker worker) {
        Duration twice = settings.timeout().multipliedBy(2);
        return TracedWorker.calling(worker, twice);
    }
}
