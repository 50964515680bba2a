package org.llmmarket.publishing.saga.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.LastCheck;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

/**
 * Has a version judged again that people approved, where the policies have changed while these took their time: what was let
 * pass by others does not go live without the policies that are.
 */
final class PolicyAtApproval implements LastCheck {

    private final PolicyEngine engine;
    private final PoliciesInForce policies;
    private final EventLog log;
    private final NeighbourSettings settings;
    private final Clock clock;

    PolicyAtApproval(
            PolicyEngine engine, PoliciesInForce policies, EventLog log, NeighbourSettings settings, Clock clock) {
        this.engine = engine;
        this.policies = policies;
        this.log = log;
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
            if (now.equals(judgedBy(publication.publicationId()))) {
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
                    : settings.policy().patience().after(work.attempt(), away);
        }
    }

    /** The policies that the version was last judged by; none where that is not known. */
    private @Nullable Digest judgedBy(PublicationId publication) {
        return log.ofAggregate(publication.toString()).stream()
                .map(event -> policies(event.payload()))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later)
                .flatMap(Judged::policies)
                .orElse(null);
    }

    private record Judged(Optional<Digest> policies) {}

    private static Optional<Judged> policies(Object event) {
        if (event instanceof PolicyPassed passed) {
            return Optional.of(new Judged(Optional.ofNullable(passed.policies())));
        }
        return event instanceof PolicyCaughtUp late
                ? Optional.of(new Judged(Optional.ofNullable(late.policies())))
                : Optional.empty();
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
