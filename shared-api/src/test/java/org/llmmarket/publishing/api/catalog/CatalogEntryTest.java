package org.llmmarket.publishing.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.llmmarket.publishing.api.story.Story.SUNSET;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepParked;
import org.llmmarket.publishing.api.publication.StepRetried;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.story.Story;

class CatalogEntryTest {

    @Test
    void a_submitted_service_awaits_its_publication() {
        ServiceView service = Story.ofAService().submitted("1.0.0").view();

        assertThat(service.status()).isEqualTo(ServiceStatus.PENDING_APPROVAL);
        assertThat(service.version()).hasToString("1.0.0");
        assertThat(service.defaultVersion()).isNull();
        assertThat(service.publishedAt()).isNull();
        assertThat(service.policyValidation()).isNull();
    }

    @Test
    void a_service_without_a_version_cannot_be_shown() {
        CatalogEntry created = Story.ofAService().entry();

        assertThat(created.shown()).isEmpty();
        assertThat(created.status()).isEqualTo(ServiceStatus.PENDING_APPROVAL);
        assertThatThrownBy(() -> created.service(Optional.empty())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_can_be_said_of_a_service_before_its_creation() {
        assertThat(CatalogEntry.of(
                        Story.ofAService().submitted("1.0.0").events().subList(1, 2)))
                .isEmpty();
    }

    @Test
    void a_live_service_shows_what_its_publication_brought() {
        Story story = Story.ofAService().live("1.0.0");

        ServiceView service = story.view();

        assertThat(service.status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(service.defaultVersion()).hasToString("1.0.0");
        assertThat(service.registryId()).isEqualTo("r-1.0.0");
        assertThat(service.policyValidation()).isEqualTo(new PolicyValidation(true, List.of()));
        assertThat(service.publishedAt()).isNotNull().isEqualTo(service.updatedAt());
        assertThat(service.provider()).isEqualTo(new ServiceView.Provider("Acme", true));
    }

    @Test
    void an_unknown_provider_has_no_name() {
        assertThat(Story.ofAService()
                        .live("1.0.0")
                        .entry()
                        .service(Optional.empty())
                        .provider())
                .isEqualTo(new ServiceView.Provider(null, false));
    }

    @Test
    void a_version_under_way_changes_nothing_that_consumers_see() {
        ServiceView before = Story.ofAService().live("1.0.0").view();
        ServiceView meanwhile = Story.ofAService()
                .live("1.0.0")
                .submitted("2.0.0")
                .complied("2.0.0")
                .registered("2.0.0")
                .view();

        assertThat(meanwhile).isEqualTo(before);
        assertThat(meanwhile.entityTag()).isEqualTo(before.entityTag());
    }

    @Test
    void the_entity_tag_follows_what_is_visible() {
        Story story = Story.ofAService().live("1.0.0");
        String before = story.view().entityTag();

        String after = story.revised("1.0.0", "Summarises longer texts").view().entityTag();

        assertThat(after).isNotEqualTo(before).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void consumers_get_the_newest_default() {
        Story story = Story.ofAService().live("1.0.0").live("2.0.0");

        assertThat(story.view().version()).hasToString("2.0.0");
        assertThat(story.defaultMoved("2.0.0", "1.0.0").view().version()).hasToString("1.0.0");
        assertThat(story.view().updatedAt()).isEqualTo(story.now());
    }

    @Test
    void a_prerelease_goes_live_without_becoming_the_default() {
        Story story = Story.ofAService().live("1.0.0").submitted("2.0.0-rc.1").activated("2.0.0-rc.1", "1.0.0");

        assertThat(story.view().version()).hasToString("1.0.0");
        assertThat(story.version("2.0.0-rc.1").prerelease()).isTrue();
        assertThat(story.version("2.0.0-rc.1").onTheMarket()).isTrue();
    }

    @Test
    void a_revision_changes_how_the_version_presents_itself() {
        Story story = Story.ofAService().live("1.0.0").revised("1.0.0", "Summarises longer texts");

        assertThat(story.view().description()).isEqualTo("Summarises longer texts");
        assertThat(story.version("1.0.0").offer().revision()).isEqualTo(2);
        assertThat(story.view().updatedAt()).isEqualTo(story.now());
    }

    @Test
    void a_version_refused_by_policy_has_failed_its_validation() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .failing("1.0.0", Outcome.POLICY_VIOLATED)
                .ended("1.0.0", Outcome.POLICY_VIOLATED);

        assertThat(story.view().status()).isEqualTo(ServiceStatus.FAILED_VALIDATION);
        assertThat(story.view().policyValidation()).isEqualTo(new PolicyValidation(false, List.of(Story.VIOLATION)));
        assertThat(story.version("1.0.0").wasOnTheMarket()).isFalse();
    }

    @Test
    void a_rejected_version_is_suspended_with_the_reason_and_has_no_registry_entry() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .registered("1.0.0")
                .failing("1.0.0", Outcome.REJECTED, Stage.REGISTRY)
                .compensated(Stage.REGISTRY, "1.0.0")
                .ended("1.0.0", Outcome.REJECTED);

        assertThat(story.view().status()).isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(story.view().suspensionReason()).isEqualTo("REJECTED");
        assertThat(story.view().registryId()).isNull();
    }

    @Test
    void a_resubmitted_version_starts_anew() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .ended("1.0.0", Outcome.POLICY_VIOLATED)
                .resubmitted("1.0.0", "p-again");

        assertThat(story.view().status()).isEqualTo(ServiceStatus.PENDING_APPROVAL);
        assertThat(story.view().policyValidation()).isNull();
        assertThat(story.version("1.0.0").trial().publicationId()).hasToString("p-again");
        assertThat(story.version("1.0.0").offer().revision()).isEqualTo(2);
    }

    @Test
    void a_late_answer_to_an_earlier_publication_says_nothing_about_the_present_one() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .ended("1.0.0", Outcome.POLICY_UNAVAILABLE)
                .resubmitted("1.0.0", "p-again")
                .registered("1.0.0");

        assertThat(story.view().registryId()).isNull();
        assertThat(story.then(new RegistryEntryCreated(
                                new PublicationId("p-again"),
                                Story.SERVICE,
                                new VersionNumber("1.0.0"),
                                "r-2",
                                Story.attempt(1, "passed")))
                        .view()
                        .registryId())
                .isEqualTo("r-2");
    }

    @Test
    void an_announced_end_is_shown_until_it_is_taken_back() {
        Story story = Story.ofAService().live("1.0.0").deprecated("1.0.0");

        ServiceView announced = story.view();
        assertThat(announced.status()).isEqualTo(ServiceStatus.DEPRECATED);
        assertThat(announced.deprecatedAt()).isEqualTo(story.now());
        assertThat(announced.sunsetAt()).isEqualTo(SUNSET);
        assertThat(announced.successor()).isEqualTo("s-2");

        ServiceView back = story.deprecationWasCancelled("1.0.0").view();
        assertThat(back.status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(back.deprecatedAt()).isNull();
        assertThat(back.sunsetAt()).isNull();
        assertThat(back.publishedAt()).isEqualTo(announced.publishedAt());
    }

    @Test
    void a_suspended_service_tells_why_until_it_is_reinstated() {
        Story story = Story.ofAService().live("1.0.0").suspended("It leaks.", "1.0.0");

        assertThat(story.view().status()).isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(story.view().suspensionReason()).isEqualTo("It leaks.");
        assertThat(story.reinstated("1.0.0").view().status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(story.view().suspensionReason()).isNull();
    }

    @Test
    void a_sunset_retires_its_versions() {
        Story story = Story.ofAService().live("1.0.0").deprecated("1.0.0").sunsetCame("1.0.0");

        assertThat(story.view().status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.version("1.0.0").wasOnTheMarket()).isTrue();
    }

    @Test
    void a_retired_service_is_retired_whatever_its_versions_were() {
        Story story = Story.ofAService()
                .live("1.0.0")
                .submitted("2.0.0")
                .violatedAPolicy("2.0.0")
                .ended("2.0.0", Outcome.POLICY_VIOLATED)
                .retired();

        assertThat(story.entry().status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.version("1.0.0").status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.version("2.0.0").status()).isEqualTo(ServiceStatus.FAILED_VALIDATION);
        assertThat(story.view().status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.view().updatedAt()).isEqualTo(story.now());
    }

    @Test
    void a_service_that_never_had_an_active_version_can_retire_too() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .ended("1.0.0", Outcome.ENDPOINT_TESTS_FAILED)
                .retired();

        assertThat(story.view().status()).isEqualTo(ServiceStatus.RETIRED);
    }

    @Test
    void a_service_is_not_shown_by_a_version_that_is_gone_while_it_has_another() {
        Story story = Story.ofAService()
                .live("1.0.0-rc.1")
                .live("1.0.0")
                .deprecated("1.0.0")
                .sunsetCame("1.0.0")
                .then(new DefaultVersionMoved(Story.SERVICE, new VersionNumber("1.0.0"), null));

        assertThat(story.view().status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(story.view().version()).hasToString("1.0.0-rc.1");

        story.retired();

        assertThat(story.view().status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.view().version()).hasToString("1.0.0");
    }

    @Test
    void a_version_shows_its_gate_and_whether_it_is_the_default() {
        Story story = Story.ofAService().live("1.0.0").followed("2.0.0", "1.0.0");

        VersionView first = story.versionView("1.0.0");
        VersionView second = story.versionView("2.0.0");

        assertThat(first.isDefault()).isTrue();
        assertThat(first.gate().base()).isNull();
        assertThat(first.gate().changes()).isEmpty();
        assertThat(second.isDefault()).isFalse();
        assertThat(second.gate().base()).hasToString("1.0.0");
        assertThat(second.gate().changes()).hasSize(1);
    }

    @Test
    void a_list_needs_to_know_the_presented_version_only() {
        CatalogEntry entry = Story.ofAService()
                .live("1.0.0")
                .live("2.0.0")
                .submitted("3.0.0")
                .entry();

        assertThat(entry.presented().versions()).hasSize(1);
        assertThat(entry.presented().service(Optional.empty())).isEqualTo(entry.service(Optional.empty()));
    }

    @Test
    void every_event_is_folded_or_known_to_say_nothing_about_a_service() {
        List<Class<?>> silent = List.of(
                ServiceCreated.class,
                SunsetNoticeGiven.class,
                PublicationStarted.class,
                StepAttempted.class,
                StepParked.class,
                StepRetried.class,
                StepAbandoned.class,
                StepSkipped.class,
                RegistrySynchronisationQueued.class,
                EndpointTestsPassed.class,
                EndpointTestsFailed.class,
                ApprovalAwaited.class,
                PublicationApproved.class,
                PublicationFailing.class,
                PublicationCompleted.class,
                PublicationFailed.class);

        assertThat(Stream.of(ServiceEvent.class, PublicationEvent.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses())))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(CatalogEntry.FOLD.types().stream(), silent.stream())
                        .toList());
    }

    @Test
    void without_a_default_the_newest_version_is_shown() {
        Story story = Story.ofAService()
                .live("1.0.0")
                .submitted("2.0.0")
                .sunsetCame("1.0.0")
                .then(new DefaultVersionMoved(Story.SERVICE, new VersionNumber("1.0.0"), null));

        assertThat(story.view().version()).hasToString("2.0.0");
        assertThat(story.view().defaultVersion()).isNull();
    }
}
