package org.llmmarket.publishing.command.policy;

import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.policy.NoVerdict;

/** Says to whoever brought a draft why nobody judged by it. */
public final class MissingVerdict {

    private MissingVerdict() {}

    /**
     * The answer to whoever brought the draft.
     *
     * @param field where the draft stands in the request
     */
    public static Problem problem(NoVerdict none, String field) {
        return switch (none.kind()) {
            case UNFIT ->
                Problem.of(Reason.VALIDATION_FAILED.status(), Reason.VALIDATION_FAILED.name(), none.detail())
                        .with(Findings.error(field, none.detail(), "INVALID_POLICY"));
            case NO_DRAFTS -> Problem.of(501, "DRAFTS_NOT_SUPPORTED", none.detail());
            case AWAY -> Problem.of(503, "POLICY_UNAVAILABLE", none.detail()).header("Retry-After", "5");
        };
    }
}
