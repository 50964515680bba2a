package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that asks the policy engine. */
@Configuration(proxyBeanMethods = false)
public class PolicyConfiguration {

    /** A verdict that is asked for again because the policies have just changed takes so much longer. */
    private static final int MOST_CALLS = 4;

    @Bean
    PoliciesInForce policiesInForce(PolicyEngine engine, DocumentStore documents) {
        return new PoliciesInForce(engine, documents);
    }

    @Bean
    Worker policyWorker(
            PolicyEngine engine,
            PoliciesInForce policies,
            RunningPublications publications,
            NeighbourSettings settings) {
        return TracedWorker.calling(
                new PolicyWorker(engine, policies, publications, settings, Clock.systemUTC()),
                settings.policy().timeout().multipliedBy(MOST_CALLS));
    }

    @Bean
    Worker policyCatchUpWorker(
            PolicyEngine engine,
            PoliciesInForce policies,
            RunningPublications publications,
            NeighbourSettings settings) {
        return TracedWorker.waiting(
                new PolicyCatchUpWorker(
                        engine, policies, publications, settings.policy().patience(), Clock.systemUTC()),
                settings.policy().timeout().multipliedBy(MOST_CALLS),
                engine.breaker());
    }

    @Bean
    LastJudgement lastJudgement(EventLog log) {
        return new LastJudgement(log);
    }

    @Bean
    PolicyAtApproval policyAtApproval(
            PolicyEngine engine, PoliciesInForce policies, LastJudgement last, NeighbourSettings settings) {
        return new PolicyAtApproval(engine, policies, last, settings, Clock.systemUTC());
    }
}
