package org.llmmarket.publishing.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.EndpointTests;
import org.llmmarket.publishing.saga.governance.Decision;
import org.llmmarket.publishing.saga.governance.DecisionFeed;
import org.llmmarket.publishing.saga.governance.Governance;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.policy.PolicyEngine;
import org.llmmarket.publishing.saga.registry.Registry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports to the neighbours, answered in the process and at once. */
@Configuration(proxyBeanMethods = false)
class InstantNeighbours {

    private static final Health WELL = new Health(Health.State.HEALTHY, "at once");

    @Bean
    PolicyEngine policyEngine() {
        return new PolicyEngine() {
            @Override
            public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft, Call call) {
                return judge(subject, call);
            }

            @Override
            public void requirePolicy(DraftPolicy draft) {
                // Each is one.
            }

            @Override
            public PolicyVerdict judgeBy(PolicySubject subject, String policies, Call call) {
                return judge(subject, call);
            }

            @Override
            public String policies() {
                return "";
            }

            @Override
            public PolicyVerdict judge(PolicySubject subject, Call call) {
                return new PolicyVerdict(true, "v1", List.of());
            }

            @Override
            public Health check() {
                return WELL;
            }
        };
    }

    @Bean
    Registry registry() {
        return new Registry() {
            @Override
            public boolean isEnabled() {
                return true;
            }

            @Override
            public String register(PublicationStarted publication, Call call) {
                return "registered-" + publication.publicationId();
            }

            @Override
            public Optional<Entry> find(String registryId) {
                return Optional.empty();
            }

            @Override
            public void changeStatus(String registryId, ServiceStatus status, Call call) {
                // There is nothing to keep in step.
            }

            @Override
            public void remove(String registryId, Call call) {
                // There is nothing to take back.
            }

            @Override
            public Health check() {
                return WELL;
            }
        };
    }

    @Bean
    Governance governance() {
        return new Governance() {
            @Override
            public boolean isEnabled() {
                return true;
            }

            @Override
            public String createWorkflow(
                    PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call) {
                return "workflow-" + publication.publicationId();
            }

            @Override
            public Optional<Decision> decisionOn(String workflowId, Runnable unknown) {
                return Optional.empty();
            }

            @Override
            public void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call) {
                // Nobody listens.
            }

            @Override
            public void stream(String eventType, Instant at, Map<String, Object> data, Call call) {
                // Nobody listens.
            }

            @Override
            public Health check() {
                return WELL;
            }
        };
    }

    @Bean
    DecisionFeed decisionFeed() {
        return DecisionFeed.SILENT;
    }

    @Bean
    EndpointTests endpointTests() {
        return target -> new EndpointReport(true, List.of(), List.of(), null, Map.of(), "It answers at once.");
    }

    @Bean
    Providers providers() {
        return id -> Optional.empty();
    }
}
