package org.llmmarket.publishing.saga;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.llmmarket.publishing.saga.governance.DecisionFeed;
import org.llmmarket.publishing.saga.governance.Governance;
import org.llmmarket.publishing.saga.governance.GraphQlDecisions;
import org.llmmarket.publishing.saga.governance.GraphQlGovernance;
import org.llmmarket.publishing.saga.governance.NoGovernance;
import org.llmmarket.publishing.saga.governance.RecordedGovernance;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.OutsideActs;
import org.llmmarket.publishing.saga.policy.PolicyEngineConfiguration;
import org.llmmarket.publishing.saga.registry.NoRegistry;
import org.llmmarket.publishing.saga.registry.RecordedRegistry;
import org.llmmarket.publishing.saga.registry.Registry;
import org.llmmarket.publishing.saga.registry.RestRegistry;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The neighbours over their real protocols; one without an address is switched off. Every process has them, for each is asked
 * how they are; one that is never called costs a look at it every second, as soon as somebody wants to know.
 */
@Configuration(proxyBeanMethods = false)
@Import(PolicyEngineConfiguration.class)
public class NeighboursConfiguration {

    private final NeighbourSettings settings;
    private final MeterRegistry meters;
    private final JsonMapper json = JsonMapper.shared();

    NeighboursConfiguration(NeighbourSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Bean
    Registry registry(AuditRecords records) {
        Registry registry = openRegistry();
        registry.breaker().bindTo(meters, registry.name());
        return registry.isEnabled() ? new RecordedRegistry(registry, acts(records)) : registry;
    }

    private Registry openRegistry() {
        return settings.registryUrl().isBlank()
                ? new NoRegistry()
                : new RestRegistry(settings.registryUrl().strip(), settings.registry(), json);
    }

    @Bean
    Governance governance(AuditRecords records) {
        Governance governance = openGovernance();
        governance.breaker().bindTo(meters, governance.name());
        return governance.isEnabled() ? new RecordedGovernance(governance, acts(records)) : governance;
    }

    private static OutsideActs acts(AuditRecords records) {
        return new OutsideActs(records, Clock.systemUTC());
    }

    private Governance openGovernance() {
        return settings.governanceUrl().isBlank()
                ? new NoGovernance()
                : new GraphQlGovernance(settings.governanceUrl().strip(), settings.governance(), json);
    }

    @Bean
    DecisionFeed decisionFeed(Governance governance) {
        return settings.governanceUrl().isBlank()
                ? DecisionFeed.SILENT
                : new GraphQlDecisions(
                        settings.governanceUrl().strip(), settings.governance().backoff(), json, governance.breaker());
    }
}
