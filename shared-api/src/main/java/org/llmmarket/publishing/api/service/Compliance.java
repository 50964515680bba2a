package org.llmmarket.publishing.api.service;

import java.util.List;

/** Which rules a service keeps; residency as ISO 3166-1 alpha-2 codes. */
public record Compliance(
        ComplianceLevel level,
        List<String> certifications,
        List<String> dataResidency,
        boolean gdprCompliant,
        boolean hipaaCompliant) {

    public Compliance {
        certifications = List.copyOf(certifications);
        dataResidency = List.copyOf(dataResidency);
    }
}
