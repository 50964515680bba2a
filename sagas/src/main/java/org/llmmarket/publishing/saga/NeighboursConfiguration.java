package org.llmmarket.publishing.saga;

import org.llmmarket.publishing.saga.governance.DecisionFeed;
import org.llmmarket.publishing.saga.governance.Governance;
import org.llmmarket.publishing.saga.governance.GraphQlDecisions;
import org.llmmarket.publishing.saga.governance.GraphQlGovernance;
import org.llmmarket.publishing.saga.governance.NoGovernance;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.registry.NoRegistry;
import org.llmmarket.publishing.saga.registry.Registry;
import org.llmmarket.publishing.saga.registry.RestRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The neighbours over their real protocols; one without an address is switched off. */
@Configuration(proxyBeanMethods = false)
class NeighboursConfiguration {

    private final NeighbourSettings settings;
    private final JsonMapper json = JsonMapper.shared();

    NeighboursConfiguration(NeighbourSettings settings) {
        this.settings = settings;
    }

    @Bean
    Registry registry() {
        return settings.registryUrl().isBlank()
                ? new NoRegistry()
                : new RestRegistry(settings.registryUrl().strip(), settings.registry(), json);
    }

    @Bean
    Governance governance() {
        return settings.governanceUrl().isBlank()
                ? new NoGovernance()
                : new GraphQlGovernance(
                        settings.governanceUrl().strip(), settings.governance().timeout(), json);
    }

    @Bean
    DecisionFeed decisionFeed() {
        return settings.governanceUrl().isBlank()
                ? DecisionFeed.SILENT
                : new GraphQlDecisions(
                        settings.governanceUrl().strip(), settings.governance().backoff(), json);
    }
}
