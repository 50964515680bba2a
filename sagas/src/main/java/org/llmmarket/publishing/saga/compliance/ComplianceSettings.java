package org.llmmarket.publishing.saga.compliance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the market is held against policies that change.
 *
 * @param watchEvery how often the policy engine is asked for its policies
 * @param concurrency how many services one process judges at a time
 * @param page how many services are put to be judged at once
 */
@ConfigurationProperties("publishing.compliance")
public record ComplianceSettings(
        @DefaultValue("PT5S") Duration watchEvery,
        @DefaultValue("4") int concurrency,
        @DefaultValue("200") int page) {}
