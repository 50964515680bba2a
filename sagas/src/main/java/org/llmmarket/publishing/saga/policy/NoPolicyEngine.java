package org.llmmarket.publishing.saga.policy;

import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Stands where no policy engine is set: it never has a verdict. */
public final class NoPolicyEngine implements PolicyEngine {

    @Override
    public PolicyVerdict judge(PolicySubject subject, Call call) {
        throw disabled();
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft, Call call) {
        throw disabled();
    }

    @Override
    public void requirePolicy(DraftPolicy draft) {
        throw disabled();
    }

    @Override
    public PolicyVerdict judgeBy(PolicySubject subject, String policies, Call call) {
        throw disabled();
    }

    @Override
    public String policies() {
        throw disabled();
    }

    private static NeighbourAway disabled() {
        return new NeighbourAway(NeighbourAway.Kind.DISABLED, "No policy engine is set up for this marketplace.");
    }

    @Override
    public Health check() {
        return new Health(Health.State.DISABLED, "No address is set.");
    }
}
