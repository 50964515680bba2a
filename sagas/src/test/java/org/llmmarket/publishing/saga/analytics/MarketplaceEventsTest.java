package org.llmmarket.publishing.saga.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.log.RecordedEvent;
import tools.jackson.databind.json.JsonMapper;

class MarketplaceEventsTest {

    private static final Sample SAMPLE = Sample.publication("p-1");
    private static final PublicationStarted STARTED = SAMPLE.started();

    private final FixedLog log = new FixedLog();

    private MarketplaceEvent heard(Object event, @Nullable String actor) {
        log.add(event, Sample.NOW);
        RecordedEvent last = log.ofService("").get(log.ofService("").size() - 1);
        return new MarketplaceEvents(log)
                .of(new RecordedEvent(
                        last.position(),
                        last.eventId(),
                        last.name(),
                        last.aggregateId(),
                        last.sequence(),
                        last.at(),
                        actor == null ? Map.of() : Map.of("actor", actor),
                        event))
                .orElseThrow();
    }

    private void happened(Object... events) {
        for (Object event : events) {
            log.add(event, Sample.NOW);
        }
    }

    private static VersionSubmitted submitted() {
        return new VersionSubmitted(
                SAMPLE.service(),
                SAMPLE.version(),
                false,
                SAMPLE.publication(),
                STARTED.listing(),
                STARTED.terms(),
                Sample.DIGEST,
                GateVerdict.FIRST);
    }

    private static ServiceCreated created() {
        return new ServiceCreated(
                SAMPLE.service(), Sample.PROVIDER, new ServiceName("Translator"), Category.TRANSLATION);
    }

    private static PublicationFailed failed(Outcome outcome, String explanation) {
        return new PublicationFailed(SAMPLE.publication(), SAMPLE.service(), SAMPLE.version(), outcome, explanation);
    }

    @Test
    void a_completed_publication_is_service_published() {
        happened(STARTED);

        MarketplaceEvent event =
                heard(new PublicationCompleted(SAMPLE.publication(), SAMPLE.service(), SAMPLE.version()), "system");

        assertThat(JsonMapper.shared().writeValueAsString(event))
                .isEqualTo("{\"eventType\":\"service_published\",\"timestamp\":\"" + Sample.NOW
                        + "\",\"serviceId\":\"service-of-p-1\",\"providerId\":\"provider-1\",\"userId\":null,"
                        + "\"metadata\":{" + pair(event, "category", "translation", "pricingModel", "per-token")
                        + "}}");
    }

    /** The members of metadata have no order. */
    private static String pair(MarketplaceEvent event, String one, String its, String other, String others) {
        String first = "\"" + one + "\":\"" + its + "\"";
        String second = "\"" + other + "\":\"" + others + "\"";
        List<String> order = new ArrayList<>(event.metadata().keySet());
        return order.get(0).equals(one) ? first + "," + second : second + "," + first;
    }

    @Test
    void whoever_ended_a_publication_caused_it() {
        happened(STARTED);

        assertThat(heard(failed(Outcome.REJECTED, "No."), "grace").userId()).isEqualTo("grace");
    }

    @Test
    void a_publication_that_policy_ended_is_validation_failed_with_what_blocks() {
        happened(
                STARTED,
                SAMPLE.policyRefused(
                        Outcome.POLICY_VIOLATED, violation("critical", "m".repeat(900)), violation("medium", "Hm.")));

        MarketplaceEvent event = heard(failed(Outcome.POLICY_VIOLATED, "Refused."), null);

        assertThat(event.eventType()).isEqualTo("validation_failed");
        assertThat(event.metadata()).containsOnlyKeys("errorCount", "errors").containsEntry("errorCount", 1);
        assertThat(event.metadata().get("errors"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .isEqualTo(Map.of(
                        "code", "policy-1",
                        "severity", "critical",
                        "field", "compliance",
                        "message", "m".repeat(499) + "…"));
    }

    @Test
    void so_is_one_that_policies_refused_that_came_while_people_decided() {
        happened(
                STARTED,
                SAMPLE.policyPassed(),
                new PolicyCaughtUp(
                        SAMPLE.publication(),
                        SAMPLE.service(),
                        SAMPLE.version(),
                        false,
                        "8",
                        List.of(violation("high", "No.")),
                        Sample.attempt(1, "failed")));

        MarketplaceEvent event = heard(failed(Outcome.POLICY_VIOLATED, "Refused."), null);

        assertThat(event.metadata()).containsEntry("errorCount", 1);
    }

    private static Violation violation(String severity, String message) {
        return new Violation("policy-1", "Policy", severity, message, "", "compliance", "secret", "");
    }

    @Test
    void a_publication_that_ended_otherwise_is_publish_failed() {
        happened(STARTED);

        MarketplaceEvent event = heard(failed(Outcome.POLICY_UNAVAILABLE, "Nobody has judged it."), null);

        assertThat(event.eventType()).isEqualTo("publish_failed");
        assertThat(event.metadata()).isEqualTo(Map.of("error", "Nobody has judged it."));
        assertThat(event.providerId()).isEqualTo("provider-1");
    }

    @Test
    void a_revision_is_service_updated_with_the_members_that_changed() {
        happened(created(), submitted());

        MarketplaceEvent event = heard(
                new ServiceRevised(
                        SAMPLE.service(),
                        SAMPLE.version(),
                        2,
                        new Listing("Better.", List.of(), null),
                        STARTED.terms(),
                        null),
                "ada");

        assertThat(event.eventType()).isEqualTo("service_updated");
        assertThat(event.metadata()).isEqualTo(Map.of("changes", List.of("description", "tags")));
        assertThat(event.userId()).isEqualTo("ada");
        assertThat(event.providerId()).isEqualTo("provider-1");
    }

    @Test
    void a_deprecation_is_service_deprecated_with_its_reason() {
        happened(created());

        MarketplaceEvent event = heard(
                new VersionsDeprecated(
                        SAMPLE.service(), List.of(SAMPLE.version()), Instant.EPOCH, "A better one.", null),
                "ada");

        assertThat(event.eventType()).isEqualTo("service_deprecated");
        assertThat(event.metadata()).isEqualTo(Map.of("reason", "A better one."));
    }

    @Test
    void the_same_event_always_becomes_the_same() {
        happened(created(), submitted());
        ServiceRevised second = new ServiceRevised(
                SAMPLE.service(), SAMPLE.version(), 2, new Listing("Better.", List.of(), null), STARTED.terms(), null);
        MarketplaceEvent then = heard(second, "ada");
        RecordedEvent stored = log.ofService("").get(2);
        happened(new ServiceRevised(SAMPLE.service(), SAMPLE.version(), 3, STARTED.listing(), STARTED.terms(), null));

        assertThat(new MarketplaceEvents(log).of(stored).orElseThrow().metadata())
                .isEqualTo(then.metadata());
    }

    @Test
    void other_events_are_not_heard() {
        happened(new VersionActivated(SAMPLE.service(), SAMPLE.version(), SAMPLE.publication(), SAMPLE.version()));

        assertThat(new MarketplaceEvents(log).of(log.ofService("").get(0))).isEmpty();
        assertThat(MarketplaceEvents.areHeard(VersionActivated.class)).isFalse();
    }
}
