package org.llmmarket.publishing.saga.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** An engine that lists the policies that it is given, one text after the other, and is gone when there is none left. */
final class ListedPolicies implements PolicyEngine {

    final Deque<String> listed = new ArrayDeque<>();
    Supplier<PolicyVerdict> verdict = () -> new PolicyVerdict(true, "7", List.of());
    int asked;

    @Override
    public PolicyVerdict judge(PolicySubject subject, Call call) {
        asked++;
        return verdict.get();
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
        if (listed.isEmpty()) {
            throw new NeighbourAway(NeighbourAway.Kind.GONE, "It is gone.");
        }
        return listed.remove();
    }

    @Override
    public Health check() {
        return new Health(Health.State.HEALTHY, "It answers.");
    }
}
