package org.llmmarket.publishing.command.gate.layer;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** Data is kept in real countries, and in the European Union only by its data protection law. */
public final class ComplianceLayer implements Layer {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    private static final Set<String> EUROPEAN_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    @Override
    public void check(Candidate candidate, Faults faults) {
        Definition definition = candidate.definition();
        boolean gdpr = definition.isTrue("compliance", "gdprCompliant");
        definition.forEach(
                (field, item) -> Definition.text(item).ifPresent(country -> check(field, country, gdpr, faults)),
                "compliance",
                "dataResidency");
    }

    private static void check(String field, String country, boolean gdpr, Faults faults) {
        if (!COUNTRIES.contains(country)) {
            faults.error(
                    field,
                    "Must be the code of a country by ISO 3166-1 alpha-2 in capitals, as in DE.",
                    "INVALID_COUNTRY_CODE");
        } else if (EUROPEAN_UNION.contains(country) && !gdpr) {
            faults.error(
                    "compliance.gdprCompliant",
                    "Must be true where data is kept in the European Union.",
                    "GDPR_REQUIRED");
        }
    }
}
