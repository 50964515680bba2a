package org.llmmarket.publishing.saga.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.sample.Answers.CLOCK;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.api.approval.RemindApproval;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.publication.AwaitApproval;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordApproval;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.WorkOutcome;

class ApprovalWorkersTest {

    private static final Sample P = Sample.publication("p-1");
    private static final PublicationStarted STARTED = P.startedNeedingApproval();

    private final RunningPublications publications = new RunningPublications(FixedLog.of(STARTED));
    private final NeighbourSettings.Approval settings = TestSettings.with(
                    "approval.rules=compliance.level=public|internal|confidential|restricted: 2")
            .approval();

    @Test
    void as_many_reviewers_as_required_have_seven_days() {
        Instant expiresAt = Sample.NOW.plus(Duration.ofDays(7));

        WorkOutcome outcome = new ApprovalWorker(publications, settings, CLOCK).perform(first(Step.APPROVAL));

        assertThat(outcome)
                .isEqualTo(WorkOutcome.done(
                        request(expiresAt), new AwaitApproval(P.publication(), P.approval(), expiresAt, null)));
    }

    @Test
    void the_publication_hears_who_said_yes_last() {
        WorkOutcome outcome =
                new ApprovalVerdictWorker().perform(first(Step.APPROVAL_VERDICT, "decidedBy", "reviewer-1"));

        assertThat(outcome)
                .isEqualTo(WorkOutcome.done(new RecordApproval(P.publication(), P.approval(), Sample.REVIEWER)));
    }

    @Test
    void people_are_reminded_by_number() {
        assertThat(new ApprovalReminderWorker(Step.APPROVAL_LAST_REMINDER, 2)
                        .perform(first(Step.APPROVAL_LAST_REMINDER)))
                .isEqualTo(WorkOutcome.done(new RemindApproval(P.approval(), 2)));
    }

    @Test
    void what_nobody_decided_expires() {
        assertThat(new ApprovalExpiryWorker(publication -> false).perform(first(Step.APPROVAL_EXPIRY)))
                .isEqualTo(WorkOutcome.done(new ExpireApproval(P.approval())));
    }

    @Test
    void what_was_decided_elsewhere_in_time_is_recorded_before_it_could_expire() {
        assertThat(new ApprovalExpiryWorker(P.publication()::equals).perform(first(Step.APPROVAL_EXPIRY)))
                .isEqualTo(WorkOutcome.later(Duration.ofSeconds(30)));
    }

    @Test
    void a_failed_publication_leaves_nothing_on_the_desks() {
        WorkOutcome outcome = new ApprovalCompensationWorker(CLOCK).perform(first(Step.APPROVAL_COMPENSATION));

        assertThat(outcome.commands().get(0)).isEqualTo(new CancelApproval(P.approval()));
        assertThat(((RecordCompensation) outcome.commands().get(1)).stage()).isEqualTo(Stage.APPROVAL);
    }

    @Test
    void a_question_that_comes_too_late_is_asked_and_cancelled_in_one() {
        WorkOutcome outcome =
                new ApprovalRemovalWorker(publications, settings, CLOCK).perform(first(Step.APPROVAL_REMOVAL));

        assertThat(outcome).isEqualTo(WorkOutcome.done(request(Sample.NOW), new CancelApproval(P.approval())));
        assertThat(outcome.commands()).hasSize(2);
    }

    private static RequestApproval request(Instant expiresAt) {
        return new RequestApproval(
                P.approval(),
                P.publication(),
                P.service(),
                STARTED.name(),
                P.version(),
                STARTED.category(),
                Sample.PROVIDER,
                STARTED.approvalReasons(),
                2,
                expiresAt,
                "compliance.level=confidential|internal|public|restricted: 2");
    }
}
