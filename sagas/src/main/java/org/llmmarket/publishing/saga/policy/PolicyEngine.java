package org.llmmarket.publishing.saga.policy;

import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Judges versions by the marketplace's policies. */
public interface PolicyEngine extends Dependency {

    @Override
    default String name() {
        return "policyEngine";
    }

    /** What tells whether it is left alone at the moment. */
    default Breaker breaker() {
        return Breaker.none();
    }

    /**
     * Judges the version that the publication brings.
     *
     * @throws NeighbourAway when there is no verdict
     */
    default PolicyVerdict validate(PublicationStarted publication, Call call) {
        return judge(PolicySubject.of(publication), call);
    }

    /**
     * Judges a version with what it promises.
     *
     * @throws NeighbourAway when there is no verdict
     */
    PolicyVerdict judge(PolicySubject subject, Call call);

    /**
     * Judges as if the draft were in force, too.
     *
     * @throws NeighbourAway when there is no verdict
     * @throws org.llmmarket.publishing.api.policy.NoVerdict when the engine cannot judge this draft, or none
     */
    PolicyVerdict judge(PolicySubject subject, DraftPolicy draft, Call call);

    /**
     * Looks whether the draft is a policy at all.
     *
     * @throws NeighbourAway when the engine does not tell
     * @throws org.llmmarket.publishing.api.policy.NoVerdict when it is none
     */
    void requirePolicy(DraftPolicy draft);

    /**
     * Judges by policies that were in force once, and by no others.
     *
     * @param policies as {@link #policies} told them
     * @throws NeighbourAway when there is no verdict
     * @throws org.llmmarket.publishing.api.policy.NoVerdict when the engine judges by the policies in force only
     */
    PolicyVerdict judgeBy(PolicySubject subject, String policies, Call call);

    /**
     * What the policies in force ask, as a text that is the same as long as they are.
     *
     * @throws NeighbourAway when the engine does not tell
     */
    String policies();
}
