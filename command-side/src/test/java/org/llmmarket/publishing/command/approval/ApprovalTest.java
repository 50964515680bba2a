package org.llmmarket.publishing.command.approval;

import static org.llmmarket.publishing.command.Sample.ADMIN;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.ANNA_AS_REVIEWER;
import static org.llmmarket.publishing.command.Sample.CONSUMER;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.PROVIDER;
import static org.llmmarket.publishing.command.Sample.REVIEWER;
import static org.llmmarket.publishing.command.Sample.SECOND_REVIEWER;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalAssigned;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalCommented;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.AssignApproval;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.approval.CommentApproval;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.approval.RemindApproval;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.command.Refused;

class ApprovalTest {

    private static final PublicationId PUBLICATION = publicationOf("1.0.0");
    private static final ApprovalId ID = ApprovalId.of(PUBLICATION);
    private static final List<String> REASONS = List.of("compliance.level is confidential");

    private final AggregateTestFixture<Approval> approval = new AggregateTestFixture<>(Approval.class);

    @BeforeEach
    void reviewersAreKnown() {
        Set<AccountId> known = Set.of(REVIEWER.id(), SECOND_REVIEWER.id(), ANNA);
        approval.registerInjectableResource((Reviewers) known::contains);
    }

    @Test
    void asking_twice_is_asking_once() {
        approval.givenNoPriorActivity().when(request(1)).expectEvents(requested(1));
        approval.given(requested(1)).when(request(2)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void one_yes_is_enough_where_one_is_required() {
        approval.given(requested(1))
                .when(new ApprovePublication(ID, REVIEWER, "remark:1"))
                .expectEvents(approvedBy(REVIEWER, "remark:1"), grantedBy(REVIEWER));
    }

    @Test
    void as_many_reviewers_as_required_must_say_yes() {
        approval.given(requested(2))
                .when(new ApprovePublication(ID, REVIEWER, null))
                .expectEvents(approvedBy(REVIEWER, null));
        approval.given(requested(2), approvedBy(REVIEWER, null))
                .when(new ApprovePublication(ID, SECOND_REVIEWER, null))
                .expectEvents(approvedBy(SECOND_REVIEWER, null), grantedBy(SECOND_REVIEWER));
    }

    @Test
    void nobody_says_yes_twice() {
        approval.given(requested(2), approvedBy(REVIEWER, null))
                .when(new ApprovePublication(ID, REVIEWER, null))
                .expectException(Refused.with(Reason.ALREADY_DECIDED));
    }

    @Test
    void one_no_is_enough() {
        approval.given(requested(2), approvedBy(REVIEWER, null))
                .when(new RejectPublication(ID, ADMIN, "remark:2"))
                .expectEvents(
                        new ApprovalRejected(ID, PUBLICATION, SERVICE, ADMIN.id(), "remark:2", List.of(Role.ADMIN)));
    }

    @Test
    void what_is_decided_stays_decided() {
        List<Object> ends = List.of(
                grantedBy(REVIEWER),
                new ApprovalRejected(ID, PUBLICATION, SERVICE, REVIEWER.id(), "remark:2"),
                new ApprovalExpired(ID, PUBLICATION, SERVICE),
                new ApprovalCancelled(ID, PUBLICATION, SERVICE));
        for (Object end : ends) {
            approval.given(requested(1), end)
                    .when(new ApprovePublication(ID, SECOND_REVIEWER, null))
                    .expectException(Refused.with(Reason.ALREADY_DECIDED));
            approval.given(requested(1), end)
                    .when(new RejectPublication(ID, SECOND_REVIEWER, "remark:3"))
                    .expectException(Refused.with(Reason.ALREADY_DECIDED));
            approval.given(requested(1), end)
                    .when(new AssignApproval(ID, REVIEWER, SECOND_REVIEWER.id()))
                    .expectException(Refused.with(Reason.ALREADY_DECIDED));
            approval.given(requested(1), end).when(new ExpireApproval(ID)).expectNoEvents();
            approval.given(requested(1), end).when(new CancelApproval(ID)).expectNoEvents();
        }
    }

    @Test
    void nobody_decides_on_their_own_service() {
        Actor annaAsAdmin = new Actor(ANNA, Set.of(Role.ADMIN));
        for (Actor anna : List.of(ANNA_AS_REVIEWER, annaAsAdmin)) {
            approval.given(requested(1))
                    .when(new ApprovePublication(ID, anna, null))
                    .expectException(Refused.with(Reason.OWN_SERVICE));
            approval.given(requested(1))
                    .when(new RejectPublication(ID, anna, "remark:1"))
                    .expectException(Refused.with(Reason.OWN_SERVICE));
            approval.given(requested(1))
                    .when(new AssignApproval(ID, anna, REVIEWER.id()))
                    .expectException(Refused.with(Reason.OWN_SERVICE));
        }
    }

    @Test
    void only_a_reviewer_decides() {
        for (Actor actor : List.of(PROVIDER, CONSUMER)) {
            approval.given(requested(1))
                    .when(new ApprovePublication(ID, actor, null))
                    .expectException(Refused.with(Reason.ROLE_REQUIRED));
            approval.given(requested(1))
                    .when(new RejectPublication(ID, actor, "remark:1"))
                    .expectException(Refused.with(Reason.ROLE_REQUIRED));
            approval.given(requested(1))
                    .when(new AssignApproval(ID, actor, REVIEWER.id()))
                    .expectException(Refused.with(Reason.ROLE_REQUIRED));
        }
    }

    @Test
    void it_can_be_given_to_a_reviewer_and_on_to_another() {
        ApprovalAssigned first = new ApprovalAssigned(ID, PUBLICATION, SERVICE, REVIEWER.id(), ADMIN.id());

        approval.given(requested(1))
                .when(new AssignApproval(ID, ADMIN, REVIEWER.id()))
                .expectEvents(first);
        approval.given(requested(1), first)
                .when(new AssignApproval(ID, ADMIN, REVIEWER.id()))
                .expectNoEvents();
        approval.given(requested(1), first)
                .when(new AssignApproval(ID, REVIEWER, SECOND_REVIEWER.id()))
                .expectEvents(new ApprovalAssigned(ID, PUBLICATION, SERVICE, SECOND_REVIEWER.id(), REVIEWER.id()));
    }

    @Test
    void it_is_not_given_to_somebody_who_may_not_decide() {
        approval.given(requested(1))
                .when(new AssignApproval(ID, ADMIN, CONSUMER.id()))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "assignee"));
        approval.given(requested(1))
                .when(new AssignApproval(ID, ADMIN, ANNA))
                .expectException(Refused.with(Reason.VALIDATION_FAILED, "assignee"));
    }

    @Test
    void it_ends_undecided_when_time_is_over_or_nothing_is_left_to_decide() {
        approval.given(requested(1))
                .when(new ExpireApproval(ID))
                .expectEvents(new ApprovalExpired(ID, PUBLICATION, SERVICE));
        approval.given(requested(1))
                .when(new CancelApproval(ID))
                .expectEvents(new ApprovalCancelled(ID, PUBLICATION, SERVICE));
    }

    @Test
    void reviewers_talk_about_what_is_open() {
        approval.given(requested(1))
                .when(new CommentApproval(ID, REVIEWER, "remark:1"))
                .expectEvents(new ApprovalCommented(ID, PUBLICATION, SERVICE, REVIEWER.id(), "remark:1"));
        approval.given(requested(1), grantedBy(REVIEWER))
                .when(new CommentApproval(ID, REVIEWER, "remark:1"))
                .expectException(Refused.with(Reason.ALREADY_DECIDED));
    }

    @Test
    void each_reminder_is_given_once_and_only_while_there_is_something_to_decide() {
        ApprovalReminded first = new ApprovalReminded(ID, PUBLICATION, SERVICE, 1, NOW);
        approval.given(requested(1)).when(new RemindApproval(ID, 1)).expectEvents(first);
        approval.given(requested(1), first).when(new RemindApproval(ID, 1)).expectNoEvents();
        approval.given(requested(1), first)
                .when(new RemindApproval(ID, 2))
                .expectEvents(new ApprovalReminded(ID, PUBLICATION, SERVICE, 2, NOW));
        approval.given(requested(1), grantedBy(REVIEWER))
                .when(new RemindApproval(ID, 1))
                .expectNoEvents();
    }

    @Test
    void a_reminder_that_comes_after_the_next_one_is_given_all_the_same() {
        ApprovalReminded second = new ApprovalReminded(ID, PUBLICATION, SERVICE, 2, NOW);
        ApprovalReminded first = new ApprovalReminded(ID, PUBLICATION, SERVICE, 1, NOW);

        approval.given(requested(1), second).when(new RemindApproval(ID, 1)).expectEvents(first);
        approval.given(requested(1), second, first)
                .when(new RemindApproval(ID, 2))
                .expectNoEvents();
    }

    @Test
    void another_than_whose_desk_it_is_on_may_decide_too() {
        approval.given(requested(1), new ApprovalAssigned(ID, PUBLICATION, SERVICE, SECOND_REVIEWER.id(), ADMIN.id()))
                .when(new ApprovePublication(ID, REVIEWER, null))
                .expectEvents(approvedBy(REVIEWER, null), grantedBy(REVIEWER));
    }

    private static RequestApproval request(int required) {
        return new RequestApproval(
                ID,
                PUBLICATION,
                SERVICE,
                NAME,
                version("1.0.0"),
                Category.TEXT_GENERATION,
                ANNA,
                REASONS,
                required,
                NOW,
                "compliance.level=confidential: 1");
    }

    private static ApprovalRequested requested(int required) {
        return new ApprovalRequested(
                ID,
                PUBLICATION,
                SERVICE,
                NAME,
                version("1.0.0"),
                Category.TEXT_GENERATION,
                ANNA,
                REASONS,
                required,
                NOW,
                "compliance.level=confidential: 1");
    }

    private static ReviewerApproved approvedBy(Actor reviewer, @Nullable String remark) {
        return new ReviewerApproved(
                ID,
                PUBLICATION,
                SERVICE,
                reviewer.id(),
                remark,
                reviewer.roles().stream().sorted().toList());
    }

    private static ApprovalGranted grantedBy(Actor reviewer) {
        return new ApprovalGranted(ID, PUBLICATION, SERVICE, reviewer.id());
    }
}
