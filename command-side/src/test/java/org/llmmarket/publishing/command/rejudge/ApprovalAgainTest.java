package org.llmmarket.publishing.command.rejudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.REVIEWER;
import static org.llmmarket.publishing.command.Sample.SECOND_REVIEWER;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.version;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovalStatus;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.Difference;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Result;
import org.llmmarket.publishing.api.service.Category;

class ApprovalAgainTest {

    private static final List<Role> RIGHT = List.of(Role.REVIEWER);
    private static final String TWO = "compliance.level=public: 2";

    private final Trial trial = new Trial().secondVersion();

    @Test
    void as_many_as_the_rules_asked_for_have_said_yes() {
        asked(2, TWO);
        yes(REVIEWER.id(), RIGHT);
        yes(SECOND_REVIEWER.id(), RIGHT);

        RejudgedVerdict verdict = granted(SECOND_REVIEWER.id());

        assertThat(verdict.result()).isEqualTo(Result.MATCH);
        assertThat(verdict.found()).containsEntry("status", ApprovalStatus.APPROVED);
    }

    @Test
    void fewer_than_the_rules_asked_for_are_not_enough() {
        asked(1, TWO);
        yes(REVIEWER.id(), RIGHT);

        RejudgedVerdict verdict = granted(REVIEWER.id());

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences())
                .containsExactly(
                        new Difference("required", 1, 2),
                        new Difference("status", ApprovalStatus.APPROVED, ApprovalStatus.PENDING));
    }

    @Test
    void nobody_counts_twice_or_for_themselves_or_without_the_right_to() {
        asked(2, TWO);
        yes(REVIEWER.id(), RIGHT);
        yes(REVIEWER.id(), RIGHT);
        yes(ANNA, RIGHT);
        yes(SECOND_REVIEWER.id(), List.of(Role.CONSUMER));

        RejudgedVerdict verdict = granted(SECOND_REVIEWER.id());

        assertThat(verdict.differences())
                .contains(
                        new Difference("decisions[1]", REVIEWER.id(), "had decided before"),
                        new Difference("decisions[2]", ANNA, "decided on their own service"),
                        new Difference("decisions[3]", SECOND_REVIEWER.id(), "had no right to decide"));
    }

    @Test
    void a_no_and_an_end_without_a_decision_are_judged_too() {
        asked(1, "compliance.level=public: 1");
        trial.then(new ApprovalRejected(
                Trial.APPROVAL, publicationOf("2.0.0"), SERVICE, REVIEWER.id(), "remark:1", RIGHT));
        assertThat(trial.again(Stage.APPROVAL).result()).isEqualTo(Result.MATCH);

        Trial other = new Trial().secondVersion();
        other.then(request(1, "compliance.level=public: 1", NOW));
        other.then(new ApprovalExpired(Trial.APPROVAL, publicationOf("2.0.0"), SERVICE));
        assertThat(other.again(Stage.APPROVAL).result()).isEqualTo(Result.MATCH);
    }

    @Test
    void without_the_rights_or_rules_of_that_time_nothing_can_be_said() {
        asked(1, null);
        yes(REVIEWER.id(), RIGHT);
        assertThat(granted(REVIEWER.id()).result()).isEqualTo(Result.UNVERIFIABLE);
    }

    @Test
    void what_is_not_decided_yet_is_no_verdict() {
        asked(2, TWO);
        yes(REVIEWER.id(), RIGHT);

        assertThat(trial.again().verdicts()).extracting(RejudgedVerdict::stage).doesNotContain(Stage.APPROVAL);
    }

    private void asked(int required, @Nullable String rules) {
        trial.then(request(required, rules, NOW.plusSeconds(86_400)));
    }

    private static ApprovalRequested request(int required, @Nullable String rules, Instant expiresAt) {
        return new ApprovalRequested(
                Trial.APPROVAL,
                publicationOf("2.0.0"),
                SERVICE,
                NAME,
                version("2.0.0"),
                Category.TEXT_GENERATION,
                ANNA,
                List.of("compliance.level is public"),
                required,
                expiresAt,
                rules);
    }

    private void yes(AccountId reviewer, List<Role> roles) {
        trial.then(new ReviewerApproved(Trial.APPROVAL, publicationOf("2.0.0"), SERVICE, reviewer, null, roles));
    }

    private RejudgedVerdict granted(AccountId last) {
        return trial.then(new ApprovalGranted(Trial.APPROVAL, publicationOf("2.0.0"), SERVICE, last))
                .again(Stage.APPROVAL);
    }
}
