package org.llmmarket.publishing.command.terms;

import java.util.List;
import java.util.Objects;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.contract.comparison.Bump;

/**
 * Compares terms as a consumer does. What is worse needs a new version, and a number that tells of a break; what is better
 * may come to a version that there is.
 */
public final class TermsComparison {

    public static final String NEEDS_VERSION = "VERSION_BUMP_TOO_SMALL";

    private TermsComparison() {}

    /** Every difference, at the fields of the newer terms. */
    public static List<TermsChange> changes(Terms before, Terms after) {
        TermsChanges changes = new TermsChanges();
        compare(before.endpoint(), after.endpoint(), changes);
        PriceComparison.compare(before.pricing(), after.pricing(), changes);
        compare(before.sla(), after.sla(), changes);
        ComplianceComparison.compare(before.compliance(), after.compliance(), changes);
        CapabilityComparison.compare(before.capabilities(), after.capabilities(), changes);
        return changes.found();
    }

    /** What a version may not become, at its fields. */
    public static List<Finding> worse(Terms before, Terms after) {
        return changes(before, after).stream()
                .filter(TermsChange::needsVersion)
                .map(TermsChange::refused)
                .toList();
    }

    public static void rejectIfWorse(Terms before, Terms after) {
        List<Finding> worse = worse(before, after);
        if (!worse.isEmpty()) {
            throw new Rejection(
                    Reason.VERSION_BUMP_TOO_SMALL,
                    "What is worse for consumers needs a new version.",
                    Findings.errors(worse));
        }
    }

    /** Every version has an address of its own, which consumers read with it; but in one version it must not move. */
    private static void compare(Endpoint before, Endpoint after, TermsChanges changes) {
        boolean isOther = !before.url().equals(after.url());
        boolean isSecured = isSecured(before.url(), after.url());
        boolean isExposed = isPlain(after.url()) && !isPlain(before.url());
        changes.better(
                isOther && isSecured, "endpoint.url", "ENDPOINT_ENCRYPTED", "the endpoint is encrypted from now on");
        changes.worse(isExposed, "endpoint.url", "ENDPOINT_NOT_ENCRYPTED", "the endpoint is no longer encrypted");
        changes.onlyInNew(
                isOther && !isSecured && !isExposed,
                "endpoint.url",
                "ENDPOINT_MOVED",
                Bump.PATCH,
                "consumers call another address");
        changes.worse(
                before.protocol() != after.protocol(),
                "endpoint.protocol",
                "PROTOCOL_CHANGED",
                "consumers must speak " + after.protocol().wire() + " instead of "
                        + before.protocol().wire());
        changes.worse(
                before.authentication() != after.authentication(),
                "endpoint.authentication",
                "AUTHENTICATION_CHANGED",
                "consumers must authenticate by " + after.authentication().wire() + " instead of "
                        + before.authentication().wire());
    }

    private static boolean isSecured(String before, String after) {
        return after.equals(before.replaceFirst("^(?i)(http|ws|grpc)://", "$1s://"));
    }

    private static boolean isPlain(String url) {
        return url.matches("(?i)(http|ws|grpc)://.*");
    }

    private static void compare(Sla before, Sla after, TermsChanges changes) {
        changes.ordered(
                after.availability().compareTo(before.availability()),
                "sla.availability",
                "AVAILABILITY_RAISED",
                "AVAILABILITY_LOWERED",
                "the promised availability goes from " + before.availability().toPlainString() + " % to "
                        + after.availability().toPlainString() + " %");
        changes.ordered(
                Integer.compare(before.maxLatency(), after.maxLatency()),
                "sla.maxLatency",
                "LATENCY_LOWERED",
                "LATENCY_RAISED",
                "answers may take " + after.maxLatency() + " ms instead of " + before.maxLatency() + " ms");
        changes.ordered(
                after.supportLevel().compareTo(before.supportLevel()),
                "sla.supportLevel",
                "SUPPORT_LEVEL_RAISED",
                "SUPPORT_LEVEL_LOWERED",
                "the support level goes from " + before.supportLevel().wire() + " to "
                        + after.supportLevel().wire());
        boolean isSlower = ResponseTime.isWorse(before.responseTime(), after.responseTime());
        boolean isFaster = ResponseTime.isWorse(after.responseTime(), before.responseTime());
        changes.worse(isSlower, "sla.responseTime", "RESPONSE_TIME_RAISED", "support may answer later");
        changes.better(isFaster && !isSlower, "sla.responseTime", "RESPONSE_TIME_LOWERED", "support answers sooner");
        changes.wording(
                !isSlower && !isFaster && !Objects.equals(before.responseTime(), after.responseTime()),
                "sla.responseTime",
                "RESPONSE_TIME_REWORDED",
                "the response time of support is written in another way");
    }
}
