package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.SuspendVersion;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/**
 * Has a version judged that passed while the policy engine was away, as soon as it is back: one that it refuses is taken off
 * the market, or does not get there.
 */
public final class PolicyCatchUpWorker implements Worker {

    /** How the reason begins for which a version was suspended that had passed unjudged. */
    public static final String REFUSED_LATE = "POLICY_VIOLATED: ";

    private static final int LONGEST_REASON = 500;

    private final PolicyEngine engine;
    private final PoliciesInForce policies;
    private final RunningPublications publications;
    private final Patience patience;
    private final Clock clock;

    PolicyCatchUpWorker(
            PolicyEngine engine,
            PoliciesInForce policies,
            RunningPublications publications,
            Patience patience,
            Clock clock) {
        this.engine = engine;
        this.policies = policies;
        this.publications = publications;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.POLICY_CATCH_UP.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        PublicationStarted publication = publications.get(step.publicationId());
        Instant startedAt = clock.instant();
        try {
            PoliciesInForce.Given given = policies.judge(() -> engine.validate(publication, step.call(kind())));
            return WorkOutcome.done(
                    judged(publication, given, step.number(), startedAt).toArray());
        } catch (NeighbourAway away) {
            Attempt attempt = new Attempt(step.number(), startedAt, clock.instant(), "unavailable", away.detail());
            return away.mayReturn()
                    ? patience.after(work, away, new RecordAttempt(step.publicationId(), Stage.POLICY, attempt))
                    : WorkOutcome.done();
        }
    }

    private List<Object> judged(
            PublicationStarted publication, PoliciesInForce.Given given, int number, Instant startedAt) {
        PolicyVerdict verdict = given.verdict();
        boolean passes = verdict.passes();
        String detail = "The policy engine is back and " + (passes ? "lets the version pass." : "refuses the version.");
        List<Object> commands = new ArrayList<>();
        commands.add(new CatchUpPolicy(
                publication.publicationId(),
                passes,
                verdict.policyVersion(),
                verdict.violations(),
                new Attempt(number, startedAt, clock.instant(), passes ? "passed" : "failed", detail),
                given.policies(),
                false));
        if (!passes) {
            commands.add(new SuspendVersion(
                    publication.serviceId(), publication.version(), publication.publicationId(), reason(verdict)));
        }
        return commands;
    }

    private static String reason(PolicyVerdict verdict) {
        String violated = verdict.violations().stream()
                .map(Violation::policyId)
                .distinct()
                .collect(Collectors.joining(", "));
        String reason = REFUSED_LATE + "the version went live while the policy engine was away, which now refuses it"
                + (violated.isEmpty() ? "." : " by " + violated + ".");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
