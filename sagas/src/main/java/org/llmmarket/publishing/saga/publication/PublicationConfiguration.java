package org.llmmarket.publishing.saga.publication;

import java.time.Clock;
import java.time.Duration;
import org.llmmarket.publishing.saga.endpoint.EndpointTests;
import org.llmmarket.publishing.saga.endpoint.EndpointTestsSettings;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The publishing saga and the steps that belong to no neighbour. */
@Configuration(proxyBeanMethods = false)
@Import(PublishingSaga.class)
public class PublicationConfiguration {

    /** What is asked of the policy engine before an activation. */
    private static final int MOST_CALLS = 5;

    @Bean
    RunningPublications runningPublications(EventLog log) {
        return new RunningPublications(log);
    }

    @Bean
    GoLiveHandler goLiveHandler() {
        return new GoLiveHandler();
    }

    @Bean
    Worker endpointTestsWorker(
            EndpointTests tests,
            RunningPublications publications,
            DocumentStore documents,
            Vault vault,
            EndpointTestsSettings settings) {
        return TracedWorker.calling(
                new EndpointTestsWorker(tests, publications, documents, vault, JsonMapper.shared(), Clock.systemUTC()),
                settings.timeout());
    }

    @Bean
    Worker activationWorker(RunningPublications publications, LastCheck check, NeighbourSettings settings) {
        return TracedWorker.calling(
                new ActivationWorker(publications, check),
                settings.policy().timeout().multipliedBy(MOST_CALLS));
    }

    @Bean
    Worker failureWorker(EventLog log) {
        return TracedWorker.quick(new FailureWorker(log));
    }

    @Bean
    Worker plainCompensationWorker() {
        return TracedWorker.quick(new PlainCompensationWorker(Clock.systemUTC()));
    }

    @Bean
    Worker endingWorker(RunningPublications publications) {
        return TracedWorker.quick(new EndingWorker(publications));
    }

    @Bean
    Worker publicationWatch(
            RunningPublications publications,
            EventLog log,
            WorkQueue queue,
            PlatformTransactionManager transactions,
            NeighbourSettings settings) {
        Duration stuckAfter = settings.stuckAfter();
        return TracedWorker.quick(new PublicationWatch(
                publications, log, queue, new TransactionTemplate(transactions), stuckAfter, Clock.systemUTC()));
    }
}
