package org.llmmarket.publishing.saga;

import org.llmmarket.publishing.saga.compliance.ComplianceConfiguration;
import org.llmmarket.publishing.saga.endpoint.EndpointTestsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The role that brings publications to the market: sagas, workers and the real neighbours. Needs the store's configuration. */
@Configuration(proxyBeanMethods = false)
@Import({
    FlowConfiguration.class,
    ComplianceConfiguration.class,
    NeighboursConfiguration.class,
    EndpointTestsConfiguration.class
})
public class SagasConfiguration {}
