package org.llmmarket.publishing.saga.policy;

import io.micrometer.core.instrument.MeterRegistry;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policy engine over its real protocol, for whoever asks it: sagas, and those who take commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NeighbourSettings.class)
public class PolicyEngineConfiguration {

    @Bean
    PolicyEngine policyEngine(NeighbourSettings settings, MeterRegistry meters) {
        PolicyEngine engine = settings.policyEngineUrl().isBlank()
                ? new NoPolicyEngine()
                : new GrpcPolicyEngine(settings.policyEngineUrl().strip(), settings.policy());
        engine.breaker().bindTo(meters, engine.name());
        return engine;
    }

    @Bean
    EnginePolicyCheck policyCheck(PolicyEngine engine, NeighbourSettings settings) {
        return new EnginePolicyCheck(engine, settings.policy(), settings.policyFailOpen());
    }
}
