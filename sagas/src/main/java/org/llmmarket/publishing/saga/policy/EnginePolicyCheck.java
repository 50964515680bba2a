package org.llmmarket.publishing.saga.policy;

import java.util.UUID;
import java.util.function.Function;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.slf4j.MDC;

/** Asks the engine as often and as long as a publication would, for somebody who waits. */
final class EnginePolicyCheck implements PolicyCheck {

    private final PolicyEngine engine;
    private final NeighbourSettings.Policy settings;
    private final boolean failsOpen;

    EnginePolicyCheck(PolicyEngine engine, NeighbourSettings.Policy settings, boolean failsOpen) {
        this.engine = engine;
        this.settings = settings;
        this.failsOpen = failsOpen;
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject) {
        return patiently(call(subject, "terms"), call -> engine.judge(subject, call));
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft) {
        return patiently(call(subject, "draft"), call -> engine.judge(subject, draft, call));
    }

    /** As long as the policies are the same, the engine needs to know nothing of other times. */
    @Override
    public PolicyVerdict judgeBy(PolicySubject subject, String policies) {
        return patiently(
                call(subject, "again"),
                call -> engine.policies().equals(policies)
                        ? engine.judge(subject, call)
                        : engine.judgeBy(subject, policies, call));
    }

    @Override
    public boolean failsOpen() {
        return failsOpen;
    }

    private static Call call(PolicySubject subject, String step) {
        String request = MDC.get("requestId");
        return new Call(subject.serviceId() + ":" + step + ":" + UUID.randomUUID(), request == null ? "" : request);
    }

    private PolicyVerdict patiently(Call call, Function<Call, PolicyVerdict> question) {
        for (int made = 1; ; made++) {
            try {
                return question.apply(call);
            } catch (NeighbourAway away) {
                if (!away.mayReturn() || made >= settings.tries() || !pause(made)) {
                    throw new NoVerdict(NoVerdict.Kind.AWAY, away.detail());
                }
            }
        }
    }

    private boolean pause(int made) {
        try {
            Thread.sleep(settings.backoff().after(made).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
