package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that asks the policy engine. */
@Configuration(proxyBeanMethods = false)
public class PolicyConfiguration {

    @Bean
    Worker policyWorker(PolicyEngine engine, RunningPublications publications, NeighbourSettings settings) {
        return TracedWorker.calling(
                new PolicyWorker(engine, publications, settings, Clock.systemUTC()),
                settings.policy().timeout());
    }

    @Bean
    Worker policyCatchUpWorker(PolicyEngine engine, RunningPublications publications, NeighbourSettings settings) {
        return TracedWorker.waiting(
                new PolicyCatchUpWorker(engine, publications, settings.policy().patience(), Clock.systemUTC()),
                settings.policy().timeout(),
                engine.breaker());
    }
}
