package org.llmmarket.publishing.saga.policy;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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
        return judged(call(subject, "terms"), call -> engine.judge(subject, call));
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft) {
        return judged(call(subject, "draft"), call -> engine.judge(subject, draft, call));
    }

    @Override
    public void requirePolicy(DraftPolicy draft) {
        patiently(() -> {
            engine.requirePolicy(draft);
            return draft;
        });
    }

    /** As long as the policies are the same, the engine needs to know nothing of other times. */
    @Override
    public PolicyVerdict judgeBy(PolicySubject subject, String policies) {
        return judged(
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

    /** Under one key, however often it is asked. */
    private PolicyVerdict judged(Call call, Function<Call, PolicyVerdict> question) {
        return patiently(() -> question.apply(call));
    }

    private <T> T patiently(Supplier<T> question) {
        for (int made = 1; ; made++) {
            try {
                return question.get();
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
