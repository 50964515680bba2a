package org.llmmarket.publishing.saga.publication;

import org.llmmarket.publishing.api.rejudge.EvidenceCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of the endpoint tests for whoever judges their evidence: those who take commands. */
@Configuration(proxyBeanMethods = false)
public class EvidenceCheckConfiguration {

    @Bean
    EvidenceCheck evidenceCheck() {
        return new EvidenceRetrial();
    }
}
