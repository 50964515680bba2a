package org.llmmarket.publishing.command.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;
import org.springframework.stereotype.Component;

/** Lets the policies judge what is promised anew before it counts. */
@Component
public final class RevisedTerms {

    private static final Pattern INNER_WORD = Pattern.compile("_([a-z])");
    private static final String RETRY_SECONDS = "5";

    private final PolicyCheck check;

    RevisedTerms(PolicyCheck check) {
        this.check = check;
    }

    /**
     * The verdict on the terms; none where they stay as they are.
     *
     * @throws org.llmmarket.publishing.access.problem.ProblemException when the policies refuse them, or nobody can be asked
     */
    public @Nullable PolicyVerdict judge(CatalogEntry service, Offer revised, Verdicts verdicts) {
        CatalogVersion shown = service.shown().orElseThrow();
        if (shown.offer().terms().equals(revised.terms())) {
            return null;
        }
        PolicyVerdict verdict = verdict(PolicySubject.of(service, shown.number(), revised), verdicts);
        if (!verdict.passes()) {
            throw refusal(verdict);
        }
        return verdict;
    }

    private PolicyVerdict verdict(PolicySubject subject, Verdicts verdicts) {
        try {
            return verdicts.of(subject, check);
        } catch (NoVerdict none) {
            if (check.failsOpen()) {
                return PolicyVerdict.assumed(none.detail());
            }
            throw Problem.of(
                            503,
                            "POLICY_UNAVAILABLE",
                            "The policies must judge these terms before they count, and cannot now: " + none.detail())
                    .header("Retry-After", RETRY_SECONDS)
                    .exception();
        }
    }

    private static RuntimeException refusal(PolicyVerdict verdict) {
        List<Finding> errors = verdict.violations().stream()
                .filter(PolicyVerdict::blocks)
                .map(RevisedTerms::finding)
                .toList();
        List<Finding> warnings = verdict.violations().stream()
                .filter(violation -> !PolicyVerdict.blocks(violation))
                .map(RevisedTerms::finding)
                .toList();
        return Problem.of(
                        Reason.POLICY_VIOLATION.status(),
                        Reason.POLICY_VIOLATION.name(),
                        "The policies of the marketplace refuse these terms; errors says what would remedy that.")
                .with(new Findings(errors, warnings))
                .with("violations", verdict.violations())
                .exception();
    }

    /** The engine writes {@code sla.max_latency}, a definition {@code sla.maxLatency}. */
    private static String field(String engines) {
        return INNER_WORD.matcher(engines).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Finding finding(Violation violation) {
        String message = violation.remediation().isEmpty()
                ? violation.message()
                : violation.message() + " " + violation.remediation();
        return new Finding(field(violation.field()), message, Reason.POLICY_VIOLATION.name());
    }
}
