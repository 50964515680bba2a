package org.llmmarket.publishing.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.ADMIN;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.ANNA_AS_REVIEWER;
import static org.llmmarket.publishing.command.Sample.CONSUMER;
import static org.llmmarket.publishing.command.Sample.CONTRACT;
import static org.llmmarket.publishing.command.Sample.LISTING;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.PROVIDER;
import static org.llmmarket.publishing.command.Sample.REVIEWER;
import static org.llmmarket.publishing.command.Sample.RIVAL;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.SUNSET;
import static org.llmmarket.publishing.command.Sample.activated;
import static org.llmmarket.publishing.command.Sample.after;
import static org.llmmarket.publishing.command.Sample.created;
import static org.llmmarket.publishing.command.Sample.priced;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.publish;
import static org.llmmarket.publishing.command.Sample.publishAs;
import static org.llmmarket.publishing.command.Sample.started;
import static org.llmmarket.publishing.command.Sample.submitted;
import static org.llmmarket.publishing.command.Sample.terms;
import static org.llmmarket.publishing.command.Sample.version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.CancelDeprecation;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.api.service.DeprecateVersion;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.OverrideGate;
import org.llmmarket.publishing.api.service.RecordCompliance;
import org.llmmarket.publishing.api.service.ReinstateService;
import org.llmmarket.publishing.api.service.ResubmitVersion;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.RetireService;
import org.llmmarket.publishing.api.service.ReviseService;
import org.llmmarket.publishing.api.service.RollBackService;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.SuspendService;
import org.llmmarket.publishing.api.service.SuspendVersion;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.command.Refused;
import org.llmmarket.publishing.command.name.NamesInMemory;

class ServiceTest {

    private static final GateOverride OVERRIDE = new GateOverride(version("1.1.0"), CONTRACT, CONTRACT, Bump.MINOR);

    private final NamesInMemory names = new NamesInMemory();
    private AggregateTestFixture<Service> service;

    @BeforeEach
    void setUp() {
        service = new AggregateTestFixture<>(Service.class);
        service.registerInjectableResource(names);
    }

    @Test
    void the_first_version_makes_the_service_and_starts_its_publication() {
        service.givenNoPriorActivity()
                .when(publish("1.0.0", GateVerdict.FIRST))
                .expectEvents(created(), submitted("1.0.0", GateVerdict.FIRST), started("1.0.0"));

        assertThat(names.holder(NAME))
                .hasValueSatisfying(held -> assertThat(held.owner()).isEqualTo(ANNA));
    }

    @Test
    void a_name_of_somebody_else_is_refused() {
        names.take(NAME, SERVICE, RIVAL.id());

        service.givenNoPriorActivity()
                .when(publish("1.0.0", GateVerdict.FIRST))
                .expectNoEvents()
                .expectException(Refused.with(Reason.NAME_TAKEN));
    }

    @Test
    void only_a_provider_publishes() {
        service.givenNoPriorActivity()
                .when(publishAs(CONSUMER, "1.0.0", GateVerdict.FIRST))
                .expectException(Refused.with(Reason.ROLE_REQUIRED));
    }

    @Test
    void somebody_else_cannot_add_a_version() {
        service.given(live("1.0.0"))
                .when(publishAs(RIVAL, "1.1.0", after("1.0.0")))
                .expectException(Refused.with(Reason.NOT_THE_OWNER));
    }

    @Test
    void an_admin_can_add_a_version_and_the_owner_stays() {
        service.given(live("1.0.0"))
                .when(publishAs(ADMIN, "1.1.0", after("1.0.0")))
                .expectEvents(submitted("1.1.0", after("1.0.0")), started("1.1.0"));
    }

    @Test
    void a_version_exists_once() {
        service.given(live("1.0.0"))
                .when(publish("1.0.0", after("1.0.0")))
                .expectException(Refused.with(Reason.VERSION_EXISTS));
    }

    @Test
    void a_version_is_higher_than_every_one_before_it() {
        service.given(live("1.0.0"))
                .when(publish("0.9.0", after("1.0.0")))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "version"));
    }

    @Test
    void a_pre_release_counts_when_numbers_rise() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.2.0-rc.1", after("1.0.0")))
                .when(publish("1.1.0", after("1.0.0")))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "version"));
    }

    @Test
    void an_older_line_goes_on_while_it_is_active() {
        service.given(live("1.0.0", "2.0.0"))
                .when(publish("1.0.1", after("1.0.0")))
                .expectEvents(submitted("1.0.1", after("1.0.0")), started("1.0.1"));
    }

    @Test
    void an_older_line_that_is_over_does_not_go_on() {
        service.given(live("1.0.0", "2.0.0"))
                .andGiven(new VersionsRetired(SERVICE, numbers("1.0.0")))
                .when(publish("1.0.1", after("1.0.0")))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "version"));
    }

    @Test
    void a_number_that_hides_a_break_is_refused_whatever_the_gate_let_pass() {
        service.given(live("1.0.0"))
                .when(publish("1.1.0", asking(Bump.MAJOR, false)))
                .expectException(Refused.with(Reason.VERSION_BUMP_TOO_SMALL, "version"));
        service.given(live("1.0.0"))
                .when(publish("2.0.0", asking(Bump.MAJOR, false)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_gate_that_compared_with_older_terms_is_out_of_date() {
        service.given(live("1.0.0"))
                .andGiven(new ServiceRevised(SERVICE, version("1.0.0"), 2, LISTING, priced("0.01"), List.of("pricing")))
                .when(publish("1.1.0", after("1.0.0")))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
    }

    @Test
    void an_override_is_recorded_by_an_admin_alone() {
        service.given(live("1.0.0"))
                .when(new OverrideGate(SERVICE, ADMIN, OVERRIDE, "They mean the same."))
                .expectEvents(new GateOverridden(SERVICE, OVERRIDE, "They mean the same."));
        service.given(live("1.0.0"))
                .when(new OverrideGate(SERVICE, PROVIDER, OVERRIDE, "Let me."))
                .expectException(Refused.with(Reason.ROLE_REQUIRED));
        service.given(live("1.0.0", "1.1.0"))
                .when(new OverrideGate(SERVICE, ADMIN, OVERRIDE, "Too late."))
                .expectException(Refused.with(Reason.VERSION_EXISTS));
    }

    @Test
    void an_override_is_used_once_and_by_the_version_that_it_is_for() {
        service.given(live("1.0.0"))
                .andGiven(new GateOverridden(SERVICE, OVERRIDE, "They mean the same."))
                .when(publish("1.1.0", asking(Bump.MINOR, true)))
                .expectSuccessfulHandlerExecution();
        service.given(live("1.0.0"))
                .andGiven(new GateOverridden(SERVICE, OVERRIDE, "They mean the same."))
                .when(publish("1.2.0", asking(Bump.MINOR, true)))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
        service.given(live("1.0.0"))
                .when(publish("1.1.0", asking(Bump.MINOR, true)))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
    }

    @Test
    void a_number_that_is_no_version_is_refused() {
        service.givenNoPriorActivity()
                .when(publish("one", GateVerdict.FIRST))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "version"));
    }

    @Test
    void a_gate_that_compared_with_an_older_version_is_out_of_date() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")))
                .when(publish("1.2.0", after("1.0.0")))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
    }

    @Test
    void a_gate_that_compared_with_another_contract_is_out_of_date() {
        GateVerdict other = new GateVerdict(
                version("1.0.0"), new Digest("sha256:" + "b".repeat(64)), 1, null, null, false, false, 0, null, null);

        service.given(live("1.0.0"))
                .when(publish("1.1.0", other))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
    }

    @Test
    void a_version_that_failed_is_not_what_the_next_one_is_compared_with() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")), failed("1.1.0", Outcome.ENDPOINT_TESTS_FAILED))
                .when(publish("1.2.0", after("1.0.0")))
                .expectEvents(submitted("1.2.0", after("1.0.0")), started("1.2.0"));
    }

    @Test
    void the_highest_active_release_is_the_default_version() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")))
                .when(new ActivateVersion(SERVICE, version("1.1.0"), publicationOf("1.1.0")))
                .expectEvents(activated("1.1.0"));
    }

    @Test
    void a_release_that_goes_live_late_is_not_the_default_version() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")), submitted("1.2.0", after("1.1.0")), activated("1.2.0"))
                .when(new ActivateVersion(SERVICE, version("1.1.0"), publicationOf("1.1.0")))
                .expectEvents(
                        new VersionActivated(SERVICE, version("1.1.0"), publicationOf("1.1.0"), version("1.2.0")));
    }

    @Test
    void a_pre_release_never_becomes_the_default_version_by_itself() {
        service.given(live("1.0.0"))
                .andGiven(submitted("2.0.0-rc.1", after("1.0.0")))
                .when(new ActivateVersion(SERVICE, version("2.0.0-rc.1"), publicationOf("2.0.0-rc.1")))
                .expectEvents(new VersionActivated(
                        SERVICE, version("2.0.0-rc.1"), publicationOf("2.0.0-rc.1"), version("1.0.0")));
    }

    @Test
    void a_service_of_pre_releases_only_has_no_default_version() {
        service.given(created(), submitted("1.0.0-rc.1", GateVerdict.FIRST))
                .when(new ActivateVersion(SERVICE, version("1.0.0-rc.1"), publicationOf("1.0.0-rc.1")))
                .expectEvents(new VersionActivated(SERVICE, version("1.0.0-rc.1"), publicationOf("1.0.0-rc.1"), null));
    }

    @Test
    void a_pre_release_cannot_be_rolled_back_to() {
        service.given(live("1.0.0"))
                .andGiven(
                        submitted("2.0.0-rc.1", after("1.0.0")),
                        new VersionActivated(
                                SERVICE, version("2.0.0-rc.1"), publicationOf("2.0.0-rc.1"), version("1.0.0")))
                .when(new RollBackService(SERVICE, PROVIDER, version("2.0.0-rc.1")))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void a_roll_back_moves_the_default_version_to_another_active_one() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new RollBackService(SERVICE, REVIEWER, version("1.0.0")))
                .expectEvents(new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")));
    }

    @Test
    void a_roll_back_to_an_unknown_version_is_refused() {
        service.given(live("1.0.0"))
                .when(new RollBackService(SERVICE, PROVIDER, version("9.9.9")))
                .expectException(Refused.with(Reason.NOT_FOUND));
    }

    @Test
    void a_rival_rolls_nothing_back() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new RollBackService(SERVICE, RIVAL, version("1.0.0")))
                .expectException(Refused.with(Reason.NOT_THE_OWNER));
    }

    @Test
    void what_is_rolled_back_stays_so_when_an_older_release_comes_late() {
        service.given(live("1.0.0"))
                .andGiven(
                        submitted("1.1.0", after("1.0.0")),
                        submitted("1.2.0", after("1.1.0")),
                        activated("1.2.0"),
                        new DefaultVersionMoved(SERVICE, version("1.2.0"), version("1.0.0")))
                .when(new ActivateVersion(SERVICE, version("1.1.0"), publicationOf("1.1.0")))
                .expectEvents(
                        new VersionActivated(SERVICE, version("1.1.0"), publicationOf("1.1.0"), version("1.0.0")));
    }

    @Test
    void a_newer_release_ends_a_roll_back() {
        service.given(live("1.0.0", "1.1.0"))
                .andGiven(
                        new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")),
                        submitted("1.2.0", after("1.1.0")))
                .when(new ActivateVersion(SERVICE, version("1.2.0"), publicationOf("1.2.0")))
                .expectEvents(activated("1.2.0"));
    }

    @Test
    void an_activation_of_an_earlier_publication_is_refused() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST))
                .when(new ActivateVersion(SERVICE, version("1.0.0"), publicationOf("another")))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void a_failure_of_an_earlier_publication_changes_nothing() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST))
                .when(new FailVersion(SERVICE, version("1.0.0"), publicationOf("another"), Outcome.WITHDRAWN))
                .expectNoEvents();
    }

    @Test
    void an_expired_approval_suspends_the_version() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST))
                .when(new FailVersion(SERVICE, version("1.0.0"), publicationOf("1.0.0"), Outcome.APPROVAL_TIMEOUT))
                .expectEvents(new VersionFailed(
                        SERVICE,
                        version("1.0.0"),
                        publicationOf("1.0.0"),
                        ServiceStatus.SUSPENDED,
                        Outcome.APPROVAL_TIMEOUT));
    }

    @Test
    void deprecating_one_version_gives_consumers_the_next_best() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new DeprecateVersion(SERVICE, PROVIDER, version("1.1.0"), NOW, SUNSET, null, null))
                .expectEvents(
                        new VersionsDeprecated(SERVICE, numbers("1.1.0"), SUNSET, null, null),
                        new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")));
    }

    @Test
    void deprecating_a_service_takes_all_of_its_active_versions() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new DeprecateService(SERVICE, PROVIDER, NOW, SUNSET, "old", "chat-two"))
                .expectEvents(new VersionsDeprecated(SERVICE, numbers("1.0.0", "1.1.0"), SUNSET, "old", "chat-two"));
    }

    @Test
    void a_rival_deprecates_and_retires_nothing() {
        service.given(live("1.0.0"))
                .when(new DeprecateService(SERVICE, RIVAL, NOW, SUNSET, null, null))
                .expectException(Refused.with(Reason.NOT_THE_OWNER));
        service.given(live("1.0.0"))
                .when(new RetireService(SERVICE, RIVAL, null))
                .expectException(Refused.with(Reason.NOT_THE_OWNER));
    }

    @Test
    void a_sunset_lies_ahead_and_not_in_another_age() {
        for (Instant sunset : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(4000)))) {
            service.given(live("1.0.0"))
                    .when(new DeprecateService(SERVICE, PROVIDER, NOW, sunset, null, null))
                    .expectException(Refused.with(Reason.VALIDATION_FAILED, "sunsetAt"));
        }
    }

    @Test
    void a_cancelled_deprecation_makes_the_highest_release_the_default_again() {
        service.given(live("1.0.0", "1.1.0"))
                .andGiven(
                        new VersionsDeprecated(SERVICE, numbers("1.1.0"), SUNSET, null, null),
                        new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")))
                .when(new CancelDeprecation(SERVICE, PROVIDER, "kept"))
                .expectEvents(
                        new DeprecationCancelled(SERVICE, numbers("1.1.0"), "kept"),
                        new DefaultVersionMoved(SERVICE, version("1.0.0"), version("1.1.0")));
    }

    @Test
    void a_sunset_retires_only_what_was_announced_for_it() {
        service.given(live("1.0.0", "1.1.0"))
                .andGiven(
                        new VersionsDeprecated(SERVICE, numbers("1.0.0"), SUNSET, null, null),
                        new VersionsDeprecated(SERVICE, numbers("1.1.0"), SUNSET.plusSeconds(1), null, null))
                .when(new RetireDeprecated(SERVICE, SUNSET))
                .expectEvents(new VersionsRetired(SERVICE, numbers("1.0.0")));
    }

    @Test
    void a_sunset_of_the_default_version_leaves_none_when_the_rest_is_still_on_its_way() {
        service.given(live("1.0.0"))
                .andGiven(
                        new VersionsDeprecated(SERVICE, numbers("1.0.0"), SUNSET, null, null),
                        submitted("1.1.0", after("1.0.0")))
                .when(new RetireDeprecated(SERVICE, SUNSET))
                .expectEvents(
                        new VersionsRetired(SERVICE, numbers("1.0.0")),
                        new DefaultVersionMoved(SERVICE, version("1.0.0"), null));
    }

    @Test
    void a_sunset_of_the_default_version_leaves_a_suspended_one_behind() {
        service.given(live("1.0.0"))
                .andGiven(
                        new VersionsSuspended(SERVICE, numbers("1.0.0"), "abuse"),
                        submitted("1.1.0", after("1.0.0")),
                        activated("1.1.0"),
                        new VersionsDeprecated(SERVICE, numbers("1.1.0"), SUNSET, null, null))
                .when(new RetireDeprecated(SERVICE, SUNSET))
                .expectEvents(
                        new VersionsRetired(SERVICE, numbers("1.1.0")),
                        new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")));
    }

    @Test
    void a_sunset_comes_once() {
        service.given(live("1.0.0"))
                .andGiven(
                        new VersionsDeprecated(SERVICE, numbers("1.0.0"), SUNSET, null, null),
                        new VersionsRetired(SERVICE, numbers("1.0.0")),
                        new ServiceRetired(SERVICE, null, List.of(), false))
                .when(new RetireDeprecated(SERVICE, SUNSET))
                .expectNoEvents();
    }

    @Test
    void one_version_is_taken_off_the_market_for_what_was_found_of_it_since() {
        SuspendVersion command =
                new SuspendVersion(SERVICE, version("1.1.0"), publicationOf("1.1.0"), "POLICY_VIOLATED: late.");
        VersionsSuspended suspended = new VersionsSuspended(SERVICE, numbers("1.1.0"), "POLICY_VIOLATED: late.");

        service.given(live("1.0.0", "1.1.0"))
                .when(command)
                .expectEvents(suspended, new DefaultVersionMoved(SERVICE, version("1.1.0"), version("1.0.0")));
        service.given(live("1.0.0", "1.1.0")).andGiven(suspended).when(command).expectNoEvents();
    }

    @Test
    void what_was_found_of_an_earlier_publication_says_nothing_of_the_version_that_a_later_one_brought() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new SuspendVersion(SERVICE, version("1.1.0"), publicationOf("another"), "POLICY_VIOLATED: late."))
                .expectNoEvents();
    }

    @Test
    void an_end_that_is_announced_anew_after_a_suspension_is_noticed_anew() {
        VersionsDeprecated announced = new VersionsDeprecated(SERVICE, numbers("1.0.0"), SUNSET, null, null);
        SunsetNoticeGiven notice = new SunsetNoticeGiven(SERVICE, numbers("1.0.0"), SUNSET, SunsetNotice.START);

        service.given(live("1.0.0"))
                .andGiven(
                        announced,
                        notice,
                        new VersionsSuspended(SERVICE, numbers("1.0.0"), "abuse"),
                        new VersionsReinstated(SERVICE, numbers("1.0.0"), null),
                        announced)
                .when(new GiveSunsetNotice(SERVICE, SUNSET, SunsetNotice.START, List.of()))
                .expectEvents(notice);
    }

    @Test
    void suspending_and_reinstating_take_all_versions_that_fit() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new SuspendService(SERVICE, ADMIN, "abuse"))
                .expectEvents(new VersionsSuspended(SERVICE, numbers("1.0.0", "1.1.0"), "abuse"));
        service.given(live("1.0.0", "1.1.0"))
                .andGiven(
                        new VersionsSuspended(SERVICE, numbers("1.0.0", "1.1.0"), "abuse"),
                        submitted("1.2.0", after("1.1.0")),
                        failed("1.2.0", Outcome.REJECTED))
                .when(new ReinstateService(SERVICE, ADMIN, "settled"))
                .expectEvents(new VersionsReinstated(SERVICE, numbers("1.0.0", "1.1.0"), "settled"));
    }

    @Test
    void only_a_reviewer_suspends_and_reinstates() {
        for (Actor actor : List.of(PROVIDER, CONSUMER)) {
            service.given(live("1.0.0"))
                    .when(new SuspendService(SERVICE, actor, "abuse"))
                    .expectException(Refused.with(Reason.ROLE_REQUIRED));
            service.given(live("1.0.0"))
                    .when(new ReinstateService(SERVICE, actor, null))
                    .expectException(Refused.with(Reason.ROLE_REQUIRED));
        }
    }

    @Test
    void a_reviewer_does_not_reinstate_a_service_of_their_own() {
        service.given(live("1.0.0"))
                .andGiven(new VersionsSuspended(SERVICE, numbers("1.0.0"), "abuse"))
                .when(new ReinstateService(SERVICE, ANNA_AS_REVIEWER, null))
                .expectException(Refused.with(Reason.OWN_SERVICE));
    }

    @Test
    void retiring_withdraws_what_is_still_running_first() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")))
                .when(new RetireService(SERVICE, PROVIDER, "over"))
                .expectEvents(
                        failed("1.1.0", Outcome.WITHDRAWN),
                        new ServiceRetired(SERVICE, "over", List.of(publicationOf("1.1.0")), false));
    }

    @Test
    void retiring_a_service_that_never_was_active_frees_its_name() {
        service.given(publishedOnce())
                .when(new RetireService(SERVICE, PROVIDER, null))
                .expectEvents(
                        failed("1.0.0", Outcome.WITHDRAWN),
                        new ServiceRetired(SERVICE, null, List.of(publicationOf("1.0.0")), true));

        assertThat(names.holder(NAME)).isEmpty();
    }

    @Test
    void a_withdrawn_version_does_not_go_live_any_more() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST), failed("1.0.0", Outcome.WITHDRAWN))
                .andGiven(new ServiceRetired(SERVICE, null, List.of(publicationOf("1.0.0")), true))
                .when(new ActivateVersion(SERVICE, version("1.0.0"), publicationOf("1.0.0")))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void a_failed_version_is_tried_again_with_other_terms() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST), failed("1.0.0", Outcome.POLICY_VIOLATED))
                .when(resubmit(priced("0.5")))
                .expectEvents(
                        new VersionResubmitted(
                                SERVICE,
                                version("1.0.0"),
                                publicationOf("again"),
                                LISTING,
                                priced("0.5"),
                                GateVerdict.FIRST),
                        new PublicationStarted(
                                publicationOf("again"),
                                SERVICE,
                                version("1.0.0"),
                                ANNA,
                                NAME,
                                Category.TEXT_GENERATION,
                                LISTING,
                                priced("0.5"),
                                CONTRACT,
                                List.of(),
                                List.of(),
                                false));
    }

    @Test
    void a_failed_version_stays_behind_when_a_later_one_has_come() {
        service.given(created(), submitted("1.0.0", GateVerdict.FIRST), failed("1.0.0", Outcome.POLICY_VIOLATED))
                .andGiven(submitted("1.0.1", GateVerdict.FIRST))
                .when(resubmit(terms()))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "version"));
    }

    @Test
    void a_failed_version_keeps_its_capabilities() {
        Terms terms = terms();
        Terms poorer = new Terms(terms.endpoint(), terms.pricing(), terms.sla(), terms.compliance(), List.of());

        service.given(created(), submitted("1.0.0", GateVerdict.FIRST), failed("1.0.0", Outcome.POLICY_VIOLATED))
                .when(resubmit(poorer))
                .expectException(Refused.with(Reason.VERSION_BUMP_TOO_SMALL, "capabilities"));
    }

    @Test
    void better_terms_make_a_new_revision() {
        service.given(live("1.0.0"))
                .andGiven(
                        new ServiceRevised(SERVICE, version("1.0.0"), 2, LISTING, priced("0.015"), List.of("pricing")))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, priced("0.01"), 2, null))
                .expectEvents(
                        new ServiceRevised(SERVICE, version("1.0.0"), 3, LISTING, priced("0.01"), List.of("pricing")));
    }

    @Test
    void worse_terms_need_a_new_version() {
        service.given(live("1.0.0"))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, priced("0.03"), 1, null))
                .expectException(Refused.with(Reason.VERSION_BUMP_TOO_SMALL, "pricing.rates[0].rate"));
    }

    @Test
    void a_revision_that_changes_nothing_is_none() {
        service.given(live("1.0.0"))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, terms(), 1, null))
                .expectNoEvents();
    }

    @Test
    void a_verdict_is_recorded_where_it_says_something_new_and_what_is_critical_leaves_the_market() {
        PolicyVerdict grave = verdict("critical");
        RecordCompliance record = new RecordCompliance(SERVICE, version("1.0.0"), 1, grave);

        service.given(live("1.0.0"))
                .when(record)
                .expectEvents(
                        new ComplianceViolated(SERVICE, version("1.0.0"), "7", grave.violations()),
                        new VersionsSuspended(SERVICE, List.of(version("1.0.0")), "POLICY_VIOLATION"));
        service.given(live("1.0.0"))
                .andGivenCommands(record, new ReinstateService(SERVICE, REVIEWER, null))
                .when(record)
                .expectNoEvents();
    }

    @Test
    void what_is_high_is_told_and_stays_on_the_market() {
        PolicyVerdict high = verdict("high");

        service.given(live("1.0.0"))
                .when(new RecordCompliance(SERVICE, version("1.0.0"), 1, high))
                .expectEvents(new ComplianceViolated(SERVICE, version("1.0.0"), "7", high.violations()));
    }

    @Test
    void a_verdict_on_terms_that_have_changed_since_says_nothing_and_is_asked_for_again() {
        service.given(live("1.0.0"))
                .when(new RecordCompliance(SERVICE, version("1.0.0"), 2, verdict("critical")))
                .expectNoEvents()
                .expectException(ConcurrencyException.class);
    }

    @Test
    void a_notice_is_given_once_and_only_while_the_end_is_announced() {
        GiveSunsetNotice half = new GiveSunsetNotice(SERVICE, SUNSET, SunsetNotice.HALF_TIME, List.of());
        VersionsDeprecated deprecated = new VersionsDeprecated(SERVICE, List.of(version("1.0.0")), SUNSET, null, null);
        SunsetNoticeGiven given =
                new SunsetNoticeGiven(SERVICE, List.of(version("1.0.0")), SUNSET, SunsetNotice.HALF_TIME);

        service.given(live("1.0.0")).andGiven(deprecated).when(half).expectEvents(given);
        service.given(live("1.0.0")).andGiven(deprecated, given).when(half).expectNoEvents();
        service.given(live("1.0.0")).when(half).expectNoEvents();
    }

    @Test
    void a_notice_is_for_those_that_were_announced_together() {
        service.given(live("1.0.0", "2.0.0"))
                .andGiven(
                        new VersionsDeprecated(SERVICE, numbers("1.0.0"), SUNSET, null, null),
                        new VersionsDeprecated(SERVICE, numbers("2.0.0"), SUNSET, null, null))
                .when(new GiveSunsetNotice(SERVICE, SUNSET, SunsetNotice.HALF_TIME, numbers("1.0.0")))
                .expectEvents(new SunsetNoticeGiven(SERVICE, numbers("1.0.0"), SUNSET, SunsetNotice.HALF_TIME));
    }

    @Test
    void terms_do_not_get_better_under_a_version_that_was_held_against_them() {
        service.given(live("1.0.0"))
                .andGiven(submitted("1.1.0", after("1.0.0")))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, priced("0.01"), 1, null))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    private static PolicyVerdict verdict(String severity) {
        return new PolicyVerdict(
                false, "7", List.of(new Violation("p", "P", severity, "Not so.", "Do so.", "sla", "1", "2")));
    }

    @Test
    void a_new_description_is_a_revision() {
        Listing other = new Listing("Answers questions, and better.", List.of(), null);

        service.given(live("1.0.0"))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), other, terms(), 1, null))
                .expectEvents(new ServiceRevised(
                        SERVICE, version("1.0.0"), 2, other, terms(), List.of("description", "tags", "documentation")));
    }

    @Test
    void a_revision_of_what_has_changed_since_is_refused() {
        service.given(live("1.0.0", "1.1.0"))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, terms(), 1, null))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
        service.given(live("1.0.0"))
                .when(new ReviseService(SERVICE, PROVIDER, version("1.0.0"), LISTING, terms(), 2, null))
                .expectException(Refused.with(Reason.CONCURRENT_CHANGE));
    }

    @Test
    void a_rival_revises_nothing() {
        service.given(live("1.0.0"))
                .when(new ReviseService(SERVICE, RIVAL, version("1.0.0"), LISTING, terms(), 1, null))
                .expectException(Refused.with(Reason.NOT_THE_OWNER));
    }

    private static GateVerdict asking(Bump required, boolean overridden) {
        return new GateVerdict(
                version("1.0.0"), CONTRACT, 1, required, Bump.MINOR, !overridden, overridden, 1, null, null);
    }

    private static ResubmitVersion resubmit(Terms terms) {
        return new ResubmitVersion(
                SERVICE,
                PROVIDER,
                publicationOf("again"),
                version("1.0.0"),
                LISTING,
                terms,
                GateVerdict.FIRST,
                List.of(),
                List.of(),
                false);
    }

    private List<Object> publishedOnce() {
        names.take(NAME, SERVICE, ANNA);
        return List.of(created(), submitted("1.0.0", GateVerdict.FIRST));
    }

    private static List<Object> live(String first, String... more) {
        List<Object> history =
                new ArrayList<>(List.of(created(), submitted(first, GateVerdict.FIRST), activated(first)));
        String base = first;
        for (String next : more) {
            history.add(submitted(next, after(base)));
            history.add(activated(next));
            base = next;
        }
        return history;
    }

    private static List<VersionNumber> numbers(String... numbers) {
        return Arrays.stream(numbers).map(VersionNumber::new).toList();
    }

    private static VersionFailed failed(String number, Outcome outcome) {
        return new VersionFailed(SERVICE, version(number), publicationOf(number), outcome.status(), outcome);
    }
}
