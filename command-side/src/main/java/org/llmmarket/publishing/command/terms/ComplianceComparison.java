package org.llmmarket.publishing.command.terms;

import java.util.List;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.contract.comparison.Bump;

/** Compares which rules a service keeps: more of them is better, but a version's data stays in the countries that it named. */
final class ComplianceComparison {

    private ComplianceComparison() {}

    static void compare(Compliance before, Compliance after, TermsChanges changes) {
        changes.worse(
                before.level() != after.level(),
                "compliance.level",
                "COMPLIANCE_LEVEL_CHANGED",
                "who may see and use the service changes: it is "
                        + after.level().wire() + " and was " + before.level().wire());
        for (String gone : without(before.certifications(), after.certifications())) {
            changes.worse(
                    true,
                    "compliance.certifications",
                    "CERTIFICATION_REMOVED",
                    "the certification " + gone + " is gone");
        }
        for (String added : without(after.certifications(), before.certifications())) {
            changes.better(
                    true, "compliance.certifications", "CERTIFICATION_ADDED", "the certification " + added + " is new");
        }
        for (String gone : without(before.dataResidency(), after.dataResidency())) {
            changes.worse(true, "compliance.dataResidency", "RESIDENCY_REMOVED", "data is no longer kept in " + gone);
        }
        for (String added : without(after.dataResidency(), before.dataResidency())) {
            changes.onlyInNew(
                    true,
                    "compliance.dataResidency",
                    "RESIDENCY_ADDED",
                    Bump.MINOR,
                    "data may be kept in " + added + " too");
        }
        promise(before.gdprCompliant(), after.gdprCompliant(), "compliance.gdprCompliant", "GDPR", changes);
        promise(before.hipaaCompliant(), after.hipaaCompliant(), "compliance.hipaaCompliant", "HIPAA", changes);
    }

    private static void promise(boolean before, boolean after, String field, String law, TermsChanges changes) {
        changes.worse(before && !after, field, law + "_DROPPED", law + " is no longer complied with");
        changes.better(!before && after, field, law + "_PROMISED", law + " is complied with from now on");
    }

    private static List<String> without(List<String> these, List<String> those) {
        return these.stream().distinct().filter(each -> !those.contains(each)).toList();
    }
}
