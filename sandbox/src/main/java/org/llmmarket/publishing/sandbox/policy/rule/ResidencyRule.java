package org.llmmarket.publishing.sandbox.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import policyengine.v1.DataResidencyRule;
import policyengine.v1.ValidateServiceRequest;

/** Where a service may keep data. */
record ResidencyRule(DataResidencyRule rule) implements ServiceRule {

    private static final String FIELD = "compliance.dataResidency";

    @Override
    public List<Finding> judge(ValidateServiceRequest service) {
        List<String> locations = service.getCompliance().getDataResidencyList();
        var findings = new ArrayList<Finding>();
        int least = Math.max(rule.getMinimumLocations(), rule.getRequireSpecification() ? 1 : 0);
        if (locations.size() < least) {
            findings.add(tooFew(locations.size(), least));
        }
        for (int i = 0; i < locations.size(); i++) {
            judge(FIELD + "[" + i + "]", locations.get(i).toUpperCase(Locale.ROOT), findings);
        }
        return findings;
    }

    private void judge(String field, String country, List<Finding> findings) {
        if (rule.getBlockedCountriesList().contains(country)) {
            String blocked = String.join(", ", rule.getBlockedCountriesList());
            findings.add(new Finding(
                    field,
                    country,
                    "none of " + blocked,
                    "Data must not be kept in %s, which is a restricted country.".formatted(country),
                    "Take %s out of the data residency and keep no data there.".formatted(country)));
        }
        if (rule.getAllowedCountriesCount() > 0
                && !rule.getAllowedCountriesList().contains(country)) {
            String allowed = String.join(", ", rule.getAllowedCountriesList());
            findings.add(new Finding(
                    field,
                    country,
                    "one of " + allowed,
                    "Data may be kept in %s only, not in %s.".formatted(allowed, country),
                    "Keep the service's data in %s and declare that.".formatted(allowed)));
        }
    }

    private static Finding tooFew(int declared, int least) {
        String locations = least == 1 ? "1 location" : least + " locations";
        return new Finding(
                FIELD,
                Integer.toString(declared),
                "at least " + locations,
                "The service declares %d of at least %s where its data is kept.".formatted(declared, locations),
                "Declare the countries where the service keeps data, as ISO 3166-1 codes such as US or DE.");
    }
}
