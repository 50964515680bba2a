package org.llmmarket.publishing.command.server;

import java.util.List;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;

/** Policies that refuse what is dear, warn of what costs something, and are away for what is described as unjudged. */
public final class Policies implements PolicyCheck {

    @Override
    public PolicyVerdict judge(PolicySubject subject) {
        if (subject.listing().description().contains("unjudged")) {
            throw new NoVerdict(NoVerdict.Kind.AWAY, "The policy engine could not be reached.");
        }
        boolean isRefused = subject.terms().sla().maxLatency() == 13;
        return isRefused
                ? new PolicyVerdict(
                        false,
                        "7",
                        List.of(new Violation(
                                "unlucky",
                                "No thirteen",
                                "high",
                                "It is 13.",
                                "Take 12.",
                                "sla.max_latency",
                                "13",
                                "")))
                : new PolicyVerdict(true, "7", List.of());
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft) {
        throw new NoVerdict(NoVerdict.Kind.NO_DRAFTS, "It knows no drafts.");
    }

    @Override
    public void requirePolicy(DraftPolicy draft) {
        throw new NoVerdict(NoVerdict.Kind.NO_DRAFTS, "It knows no drafts.");
    }

    @Override
    public PolicyVerdict judgeBy(PolicySubject subject, String policies) {
        return judge(subject);
    }

    @Override
    public boolean failsOpen() {
        return false;
    }
}
