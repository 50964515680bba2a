package org.llmmarket.publishing.sandbox.policy.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import policyengine.v1.PricingRule;
import policyengine.v1.PricingTier;
import policyengine.v1.ServicePricing;
import policyengine.v1.ValidateServiceRequest;

/** What a service may cost, in one currency: rates in another one are not converted, and so not limited. */
record PriceRule(PricingRule rule, String currency) implements ServiceRule {

    static final String USUAL_CURRENCY = "USD";

    @Override
    public List<Finding> judge(ValidateServiceRequest service) {
        var findings = new ArrayList<Finding>();
        ServicePricing pricing = service.getPricing();
        String priced = pricing.getCurrency().isEmpty() ? USUAL_CURRENCY : pricing.getCurrency();
        for (int i = 0; priced.equals(currency) && i < pricing.getRatesCount(); i++) {
            judge("pricing.rates[" + i + "].rate", pricing.getRates(i), findings);
        }
        if (rule.getRequireFreeTier() && !hasFreeTier(pricing)) {
            findings.add(noFreeTier());
        }
        double least = rule.getMinimumSlaForEnterprise();
        if ("enterprise".equals(service.getSla().getSupportLevel())
                && service.getSla().getAvailability() < least) {
            findings.add(tooSeldom(service.getSla().getAvailability(), least));
        }
        return findings;
    }

    private void judge(String field, PricingTier tier, List<Finding> findings) {
        Unit.of(tier.getUnit()).ifPresent(unit -> {
            BigDecimal most = BigDecimal.valueOf(ceiling(unit)).multiply(unit.size());
            if (most.signum() > 0 && !(tier.getRate() <= most.doubleValue())) {
                findings.add(tooDear(field, tier, most));
            }
        });
    }

    private double ceiling(Unit unit) {
        return unit.tokens() ? rule.getMaxRatePerToken() : rule.getMaxRatePerRequest();
    }

    private static boolean hasFreeTier(ServicePricing pricing) {
        return "free".equals(pricing.getModel())
                || pricing.getRatesList().stream().anyMatch(tier -> tier.getRate() == 0);
    }

    private Finding tooDear(String field, PricingTier tier, BigDecimal most) {
        String ceiling = "%s %s per %s".formatted(most.stripTrailingZeros().toPlainString(), currency, tier.getUnit());
        return new Finding(
                field,
                Double.toString(tier.getRate()),
                "at most " + ceiling,
                "The rate of the tier '%s' is above the marketplace's ceiling of %s."
                        .formatted(tier.getTier(), ceiling),
                "Lower the rate to at most %s, or agree an exception with the marketplace.".formatted(ceiling));
    }

    private static Finding noFreeTier() {
        return new Finding(
                "pricing.rates",
                "none free",
                "a free tier",
                "The service must offer a free tier.",
                "Add a tier whose rate is 0.");
    }

    private static Finding tooSeldom(double availability, double least) {
        return new Finding(
                "sla.availability",
                Double.toString(availability),
                "at least " + least,
                "A service with enterprise support should promise an availability of at least %s %%.".formatted(least),
                "Raise sla.availability to at least %s, or offer another support level.".formatted(least));
    }
}
