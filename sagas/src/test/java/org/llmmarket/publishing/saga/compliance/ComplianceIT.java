package org.llmmarket.publishing.saga.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.sample.Sample.attempt;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.RecordCompliance;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.policy.LastJudgement;
import org.llmmarket.publishing.saga.policy.PolicyEngine;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;

class ComplianceIT {

    private static final Sample P = Sample.publication("p-1");
    private static final Sample NEXT =
            new Sample(Sample.publication("p-2").publication(), P.service(), new VersionNumber("2.0.0"));
    private static final Digest A = new Digest("sha256:" + "a".repeat(64));
    private static final Digest B = new Digest("sha256:" + "b".repeat(64));
    private static final PolicyVerdict GRAVE =
            new PolicyVerdict(false, "8", List.of(new Violation("new", "New", "critical", "No.", "Else.", "", "", "")));

    private final PoliciesSeen seen = new PoliciesSeen(JdbcClient.create(TestDatabase.fresh()));
    private final RecordedQueue queue = new RecordedQueue();
    private final FixedLog log = FixedLog.of(
            P.created(),
            P.submitted(),
            new PolicyPassed(P.publication(), P.service(), P.version(), "7", List.of(), attempt(1, "passed"), A),
            P.live(),
            NEXT.submitted(),
            NEXT.live());
    private final ComplianceFollower follower = new ComplianceFollower(queue, seen, new LastJudgement(log));

    @Test
    void a_version_that_goes_live_after_the_market_was_judged_by_other_policies_is_judged_by_them() {
        seen.see(PoliciesSeen.name(B));

        follower.on(P.live(), "e-1");

        assertThat(queue.asked()).containsExactly("compliance");
    }

    @Test
    void one_that_these_policies_let_pass_is_not_judged_twice() {
        follower.on(P.live(), "e-1");
        seen.see(PoliciesSeen.name(A));
        follower.on(P.live(), "e-2");

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void what_comes_back_to_the_market_is_judged_each_time() {
        follower.on(new VersionsReinstated(P.service(), List.of(P.version()), null), "e-1");
        follower.on(new VersionsReinstated(P.service(), List.of(P.version()), null), "e-2");

        assertThat(queue.asked()).containsExactly("compliance", "compliance");
    }

    @Test
    void what_cannot_be_said_of_one_version_keeps_no_other_from_being_judged() {
        WorkOutcome outcome = judge(subject -> {
            if (subject.version().equals(P.version())) {
                throw new NeighbourAway(NeighbourAway.Kind.WRONG, "It says nothing of use.");
            }
            return GRAVE;
        });

        assertThat(outcome).isInstanceOf(WorkOutcome.Again.class);
        assertThat(outcome.commands()).containsExactly(new RecordCompliance(P.service(), NEXT.version(), 1, GRAVE));
    }

    @Test
    void an_engine_that_is_silent_is_not_asked_of_the_next() {
        WorkOutcome outcome = judge(subject -> {
            if (subject.version().equals(P.version())) {
                throw new NeighbourAway(NeighbourAway.Kind.SLOW, "It is silent.");
            }
            return GRAVE;
        });

        assertThat(outcome.commands()).isEmpty();
    }

    private WorkOutcome judge(Function<PolicySubject, PolicyVerdict> verdict) {
        return new ComplianceWorker(
                        new Engine(verdict), seen, log, TestSettings.with().policy(), 1)
                .perform(ComplianceWorker.after(P.service().toString(), "e-1"));
    }

    private record Engine(Function<PolicySubject, PolicyVerdict> verdict) implements PolicyEngine {

        @Override
        public PolicyVerdict judge(PolicySubject subject, Call call) {
            return verdict.apply(subject);
        }

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
            return "a";
        }

        @Override
        public Health check() {
            return new Health(Health.State.HEALTHY, "It answers.");
        }
    }
}
