package org.llmmarket.publishing.saga.publication;

import java.util.List;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.publication.Violation;

/** Why a publication failed, as sentences that say what to do. */
final class Explanation {

    static final String POLICY_UNAVAILABLE =
            "The policy engine could not be asked, so nobody has judged the version yet."
                    + " Nothing has been found wrong with it: resubmit it in a while.";
    static final String ABANDONED =
            "A step of the publication kept failing on the marketplace's side, and an admin gave it up."
                    + " Nothing has been found wrong with the version: resubmit it.";
    static final String REJECTED = "A reviewer rejected the version; their reason stands with the approval."
            + " Remedy it and publish a new version: a rejected one cannot be reinstated.";
    static final String APPROVAL_TIMEOUT = "Nobody decided on the approval before it expired."
            + " Publish a new version to ask again: this one cannot be reinstated.";

    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_VIOLATIONS = 5;

    private Explanation() {}

    static String ofViolations(List<Violation> violations) {
        String first = violations.stream()
                .filter(violation -> List.of("critical", "high").contains(violation.severity()))
                .limit(MOST_VIOLATIONS)
                .map(Explanation::sentence)
                .collect(Collectors.joining(" "));
        return "The marketplace's policies refuse the version. "
                + (first.isEmpty() ? "" : first + " ")
                + "Remedy every violation of the policy stage, then resubmit the version.";
    }

    static String ofEndpointTests(String found) {
        return (found.isBlank() ? "The declared endpoint did not pass its tests." : sentence(found))
                + " Correct the endpoint or what is declared of it, then resubmit the version.";
    }

    static String ofWithdrawal(String cause) {
        return cause.equals("approval-cancelled")
                ? "The approval was cancelled, so the publication was withdrawn."
                        + " Publish a new version to ask again: this one cannot be reinstated."
                : "The service was retired while the publication ran, so the publication was withdrawn."
                        + " Publish a service under another name to be on the market again.";
    }

    static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    private static String sentence(Violation violation) {
        String name = violation.policyName().isBlank() ? violation.policyId() : violation.policyName();
        String remedy = violation.remediation().isBlank() ? "" : " " + sentence(violation.remediation());
        return name + ": " + sentence(violation.message()) + remedy;
    }

    private static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + ".";
    }
}
