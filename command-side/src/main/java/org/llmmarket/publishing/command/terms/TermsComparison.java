package org.llmmarket.publishing.command.terms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.Terms;

/** Compares terms as a consumer does: the same or better passes, what is worse needs a new version. */
public final class TermsComparison {

    public static final String NEEDS_VERSION = "VERSION_BUMP_TOO_SMALL";

    private final List<Finding> worse = new ArrayList<>();

    private TermsComparison() {}

    /** What a consumer loses, at the fields where they lose it. */
    public static List<Finding> worse(Terms before, Terms after) {
        TermsComparison comparison = new TermsComparison();
        comparison.compare(before.endpoint(), after.endpoint());
        comparison.worse.addAll(PriceComparison.worse(before.pricing(), after.pricing()));
        comparison.compare(before.sla(), after.sla());
        comparison.compare(before.compliance(), after.compliance());
        comparison.compare(before.capabilities(), after.capabilities());
        return List.copyOf(comparison.worse);
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

    private void compare(Endpoint before, Endpoint after) {
        boolean isSecured = after.url().equals(before.url().replaceFirst("^(?i)(http|ws|grpc)://", "$1s://"));
        worseIf(
                !before.url().equals(after.url()) && !isSecured,
                "endpoint.url",
                "consumers call another address than the one that was tested");
        worseIf(before.protocol() != after.protocol(), "endpoint.protocol", "consumers must speak another protocol");
        worseIf(
                before.authentication() != after.authentication(),
                "endpoint.authentication",
                "consumers must authenticate in another way");
    }

    private void compare(Sla before, Sla after) {
        worseIf(after.availability().compareTo(before.availability()) < 0, "sla.availability", "less is promised");
        worseIf(after.maxLatency() > before.maxLatency(), "sla.maxLatency", "answers may take longer");
        worseIf(after.supportLevel().compareTo(before.supportLevel()) < 0, "sla.supportLevel", "support gets less");
        worseIf(
                ResponseTime.isWorse(before.responseTime(), after.responseTime()),
                "sla.responseTime",
                "support may answer later");
    }

    private void compare(Compliance before, Compliance after) {
        worseIf(before.level() != after.level(), "compliance.level", "who may see and use the service changes");
        worseIf(
                !Set.copyOf(after.certifications()).containsAll(before.certifications()),
                "compliance.certifications",
                "a certification is gone");
        worseIf(
                !new HashSet<>(before.dataResidency()).equals(new HashSet<>(after.dataResidency())),
                "compliance.dataResidency",
                "data is kept in other countries");
        worseIf(
                before.gdprCompliant() && !after.gdprCompliant(),
                "compliance.gdprCompliant",
                "the GDPR is no longer kept");
        worseIf(
                before.hipaaCompliant() && !after.hipaaCompliant(),
                "compliance.hipaaCompliant",
                "HIPAA is no longer kept");
    }

    /** The capabilities of a version never change, neither way. */
    private void compare(List<Capability> before, List<Capability> after) {
        for (Capability capability : before) {
            worseIf(!after.contains(capability), "capabilities", "'" + capability.name() + "' is gone or changed");
        }
        for (int i = 0; i < after.size(); i++) {
            Capability added = after.get(i);
            boolean isNew = before.stream().noneMatch(known -> known.name().equals(added.name()));
            worseIf(isNew, "capabilities[" + i + "]", "'" + added.name() + "' is new");
        }
    }

    private void worseIf(boolean condition, String field, String message) {
        if (condition) {
            worse.add(new Finding(field, message + ": that needs a new version", NEEDS_VERSION));
        }
    }
}
