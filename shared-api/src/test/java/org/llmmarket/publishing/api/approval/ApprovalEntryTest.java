package org.llmmarket.publishing.api.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalView.CommentView;
import org.llmmarket.publishing.api.approval.ApprovalView.DecisionView;
import org.llmmarket.publishing.api.approval.Known.TestVerdict;
import org.llmmarket.publishing.api.publication.Evidence;
import org.llmmarket.publishing.api.story.Story;

class ApprovalEntryTest {

    @Test
    void an_approval_waits_for_its_reviewers() {
        Story story = asked();

        ApprovalView approval = story.approval();

        assertThat(approval.status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(approval.assignee()).isNull();
        assertThat(approval.decisions()).isEmpty();
        assertThat(approval.expiresAt()).isEqualTo(Story.SUNSET);
        assertThat(approval.reasons()).containsExactly("It is confidential.");
    }

    @Test
    void an_assigned_approval_is_in_review() {
        ApprovalView approval = asked().assigned("1.0.0", Story.REVIEWER).approval();

        assertThat(approval.status()).isEqualTo(ApprovalStatus.IN_REVIEW);
        assertThat(approval.assignee()).isEqualTo(Story.REVIEWER);
    }

    @Test
    void a_granted_approval_lists_who_said_yes_in_their_words() {
        Story story = asked().reviewerAgreed("1.0.0", "k-1");

        assertThat(story.approval().status()).isEqualTo(ApprovalStatus.IN_REVIEW);
        assertThat(story.granted("1.0.0").approval().status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(story.approval().decisions())
                .extracting(DecisionView::reviewer, DecisionView::decision, DecisionView::notes)
                .containsExactly(tuple(Story.REVIEWER, Decision.Kind.APPROVED, "text of k-1"));
    }

    @Test
    void a_rejection_whose_words_were_erased_stands_without_them() {
        ApprovalView approval = asked().reviewerRefused("1.0.0", "erased").approval();

        assertThat(approval.status()).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(approval.decisions()).extracting(DecisionView::notes).containsExactly((String) null);
    }

    @Test
    void a_yes_needs_no_words() {
        assertThat(asked().reviewerAgreed("1.0.0", null).approval().decisions())
                .extracting(DecisionView::notes)
                .containsExactly((String) null);
    }

    @Test
    void an_approval_can_end_undecided() {
        assertThat(List.of(
                        asked().nobodyDecided("1.0.0").approval().status(),
                        asked().approvalWasCancelled("1.0.0").approval().status()))
                .containsExactly(ApprovalStatus.EXPIRED, ApprovalStatus.CANCELLED);
    }

    @Test
    void who_had_it_before_stays_visible() {
        AccountId other = new AccountId("other");
        ApprovalView approval = asked().assigned("1.0.0", Story.REVIEWER)
                .assigned("1.0.0", other)
                .approval();

        assertThat(approval.assignee()).isEqualTo(other);
        assertThat(approval.assignments()).extracting(Assignment::assignee).containsExactly(Story.REVIEWER, other);
    }

    @Test
    void what_was_said_and_reminded_of_stands_there_and_decides_nothing() {
        ApprovalView approval = asked().commented("1.0.0", "k-1")
                .commented("1.0.0", "erased")
                .reminded("1.0.0", 1)
                .approval();

        assertThat(approval.status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(approval.comments())
                .extracting(CommentView::author, CommentView::text)
                .containsExactly(tuple(Story.REVIEWER, "text of k-1"), tuple(Story.REVIEWER, null));
        assertThat(approval.reminders()).hasSize(1);
    }

    @Test
    void a_decision_shows_what_was_known_then_whatever_has_come_since() {
        Story story = Story.ofAService()
                .submitted("1.0.0", "It is confidential.")
                .peopleWereAsked("1.0.0")
                .reviewerAgreed("1.0.0", null);
        assertThat(story.approvalFile("1.0.0").known())
                .extracting(Known::endpointTests)
                .isNull();

        ApprovalView later =
                story.testsFailed("1.0.0").reviewerAgreed("1.0.0", null).approvalFile("1.0.0");

        assertThat(later.decisions().get(0).known())
                .extracting(Known::endpointTests, Known::contractDigest)
                .containsExactly(null, Story.CONTRACT);
        assertThat(later.decisions().get(1).known()).isEqualTo(later.known());
        Known known = Objects.requireNonNull(later.known());
        TestVerdict tests = Objects.requireNonNull(known.endpointTests());
        assertThat(tests.verdict()).isEqualTo("failed");
        assertThat(tests.evidence()).extracting(Evidence::digest).isEqualTo(Story.EVIDENCE);
        assertThat(known.gate()).isNotNull();
        assertThat(later.links().timeline()).contains("/status?publication=");
    }

    @Test
    void every_event_is_folded() {
        assertThat(ApprovalEvent.class.getPermittedSubclasses())
                .filteredOn(event -> !ApprovalEntry.FOLD.types().contains(event))
                .containsExactly(ApprovalRequested.class);
    }

    private static Story asked() {
        return Story.ofAService().submitted("1.0.0", "It is confidential.").peopleWereAsked("1.0.0");
    }
}
