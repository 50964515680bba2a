package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.LastCheck;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

/**
 * Has a version judged again that people approved, where the policies have changed while these took their time: what was let
 * pass by others does not go live without the policies that are.
 */
final class PolicyAtApproval implements LastCheck {

    private final PolicyEngine engine;
    private final PoliciesInForce policies;
    private final LastJudgement last;
    private final NeighbourSettings settings;
    private final Clock clock;

    PolicyAtApproval(
            PolicyEngine engine,
            PoliciesInForce policies,
            LastJudgement last,
            NeighbourSettings settings,
            Clock clock) {
        this.engine = engine;
        this.policies = policies;
        this.last = last;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public WorkOutcome activate(PublicationStarted publication, Work work, Object goLive) {
        if (publication.approvalReasons().isEmpty()) {
            return WorkOutcome.done(goLive);
        }
        Instant startedAt = clock.instant();
        try {
            Digest now = policies.now();
            if (last.policies(publication.publicationId()).filter(now::equals).isPresent()) {
                return WorkOutcome.done(goLive);
            }
            Call call = new StepWork(work).call(Step.POLICY.kind() + "-at-" + Step.ACTIVATION.kind());
            PoliciesInForce.Given given = policies.judge(() -> engine.validate(publication, call));
            CatchUpPolicy judged = judged(publication, given, work.attempt(), startedAt);
            return judged.compliant() ? WorkOutcome.done(judged, goLive) : WorkOutcome.done(judged);
        } catch (NeighbourAway away) {
            // Whoever goes on without the engine at all goes on without it here.
            return settings.policyFailOpen() || !away.mayReturn()
                    ? WorkOutcome.done(goLive)
                    : settings.policy()
                            .patience()
                            .after(work, away, waiting(publication, work.attempt(), startedAt, away));
        }
    }

    private RecordAttempt waiting(PublicationStarted publication, int number, Instant startedAt, NeighbourAway away) {
        return new RecordAttempt(
                publication.publicationId(),
                Stage.ACTIVATION,
                new Attempt(number, startedAt, clock.instant(), "unavailable", away.detail()));
    }

    private CatchUpPolicy judged(
            PublicationStarted publication, PoliciesInForce.Given given, int number, Instant startedAt) {
        PolicyVerdict verdict = given.verdict();
        boolean passes = verdict.passes();
        String detail = "The policies have changed since they were asked, and "
                + (passes ? "let the version pass as well." : "refuse the version now.");
        return new CatchUpPolicy(
                publication.publicationId(),
                passes,
                verdict.policyVersion(),
                verdict.violations(),
                new Attempt(number, startedAt, clock.instant(), passes ? "passed" : "failed", detail),
                given.policies(),
                true);
    }
}
