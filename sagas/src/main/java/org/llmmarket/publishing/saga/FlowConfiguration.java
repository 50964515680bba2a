package org.llmmarket.publishing.saga;

import org.llmmarket.publishing.saga.analytics.AnalyticsConfiguration;
import org.llmmarket.publishing.saga.approval.ApprovalConfiguration;
import org.llmmarket.publishing.saga.audit.CheckpointConfiguration;
import org.llmmarket.publishing.saga.deprecation.DeprecationConfiguration;
import org.llmmarket.publishing.saga.endpoint.EndpointTestsSettings;
import org.llmmarket.publishing.saga.governance.GovernanceConfiguration;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.policy.PolicyConfiguration;
import org.llmmarket.publishing.saga.publication.PublicationConfiguration;
import org.llmmarket.publishing.saga.registry.RegistryConfiguration;
import org.llmmarket.publishing.store.work.WorkersConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The sagas and every step that they ask for; whoever imports it brings the ports to the neighbours along. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NeighbourSettings.class, EndpointTestsSettings.class})
@Import({
    PublicationConfiguration.class,
    PolicyConfiguration.class,
    RegistryConfiguration.class,
    ApprovalConfiguration.class,
    GovernanceConfiguration.class,
    AnalyticsConfiguration.class,
    DeprecationConfiguration.class,
    CheckpointConfiguration.class,
    WorkersConfiguration.class
})
public class FlowConfiguration {}
