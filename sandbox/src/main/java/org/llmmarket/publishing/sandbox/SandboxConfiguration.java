package org.llmmarket.publishing.sandbox;

import java.util.Map;
import org.llmmarket.publishing.sandbox.server.Doors;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The sandbox's HTTP half: everything in the packages below, and nothing else that lies on the class path, because no
 * autoconfiguration takes part.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
class SandboxConfiguration {

    @Bean
    Doors doors(SandboxSettings settings) {
        return new Doors(Map.of(
                Neighbour.REGISTRY, settings.registryPort(),
                Neighbour.GOVERNANCE, settings.governancePort(),
                Neighbour.PROVIDER, settings.providerPort()));
    }
}
