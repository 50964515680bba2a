package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordPolicyVerdict;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Asks the policy engine; what it cannot judge does not go live, unless the settings say otherwise. */
final class PolicyWorker implements Worker {

    private static final String UNKNOWN_POLICIES = "";

    private final PolicyEngine engine;
    private final PoliciesInForce policies;
    private final RunningPublications publications;
    private final NeighbourSettings.Policy settings;
    private final boolean failOpen;
    private final Clock clock;

    PolicyWorker(
            PolicyEngine engine,
            PoliciesInForce policies,
            RunningPublications publications,
            NeighbourSettings settings,
            Clock clock) {
        this.engine = engine;
        this.policies = policies;
        this.publications = publications;
        this.settings = settings.policy();
        this.failOpen = settings.policyFailOpen();
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.POLICY.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        Instant startedAt = clock.instant();
        try {
            PublicationStarted publication = publications.get(step.publicationId());
            PoliciesInForce.Given given = policies.judge(() -> engine.validate(publication, step.call("policy")));
            return WorkOutcome.done(judged(step.publicationId(), given, work.attempt(), startedAt));
        } catch (NeighbourAway away) {
            return away.mayReturn() && work.counted() < settings.tries()
                    ? WorkOutcome.again(
                            settings.backoff().after(work.counted()),
                            new RecordAttempt(
                                    step.publicationId(),
                                    Stage.POLICY,
                                    attempt(work.attempt(), startedAt, "unavailable", away.detail())))
                    : WorkOutcome.done(notJudged(step.publicationId(), work.attempt(), startedAt, away.detail()));
        }
    }

    private RecordPolicyVerdict judged(
            PublicationId publication, PoliciesInForce.Given given, int number, Instant startedAt) {
        PolicyVerdict verdict = given.verdict();
        return record(
                publication,
                verdict.passes() ? null : Outcome.POLICY_VIOLATED,
                verdict.policyVersion(),
                verdict.violations(),
                verdict.passes()
                        ? attempt(number, startedAt, "passed", "The policies let the version pass.")
                        : attempt(number, startedAt, "failed", "The policies refuse the version."),
                given.policies());
    }

    private RecordPolicyVerdict notJudged(PublicationId publication, int number, Instant startedAt, String detail) {
        Violation unavailable = new Violation(
                Violation.ENGINE_AVAILABLE,
                "The policy engine must answer",
                failOpen ? "medium" : "critical",
                detail,
                failOpen
                        ? "Nothing to do: the marketplace lets versions pass while its policy engine is away."
                        : "Resubmit the version when the policy engine answers again.",
                "",
                "",
                "");
        return record(
                publication,
                failOpen ? null : Outcome.POLICY_UNAVAILABLE,
                UNKNOWN_POLICIES,
                List.of(unavailable),
                attempt(number, startedAt, "unavailable", detail),
                null);
    }

    private static RecordPolicyVerdict record(
            PublicationId publication,
            @Nullable Outcome outcome,
            String policyVersion,
            List<Violation> violations,
            Attempt attempt,
            @Nullable Digest policies) {
        return new RecordPolicyVerdict(publication, outcome, policyVersion, violations, attempt, policies);
    }

    private Attempt attempt(int number, Instant startedAt, String outcome, String detail) {
        return new Attempt(number, startedAt, clock.instant(), outcome, detail);
    }
}
