package org.llmmarket.publishing.command.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Rate;

/** Compares prices: a service may get cheaper, or free, without a new version. */
final class PriceComparison {

    private final List<Finding> worse = new ArrayList<>();

    private PriceComparison() {}

    static List<Finding> worse(Pricing before, Pricing after) {
        PriceComparison comparison = new PriceComparison();
        if (after.model() != PricingModel.FREE) {
            comparison.compare(before, after);
        }
        return comparison.worse;
    }

    private void compare(Pricing before, Pricing after) {
        worseIf(before.model() != after.model(), "pricing.model", "consumers pay for something else");
        worseIf(!before.currency().equals(after.currency()), "pricing.currency", "prices cannot be compared");
        for (Rate rate : before.rates()) {
            OptionalInt same = IntStream.range(0, after.rates().size())
                    .filter(i -> isSameOffer(rate, after.rates().get(i)))
                    .findFirst();
            worseIf(same.isEmpty(), "pricing.rates", "the tier '" + rate.tier() + "' is gone or has another unit");
            same.ifPresent(
                    i -> compare("pricing.rates[" + i + "]", rate, after.rates().get(i)));
        }
    }

    private void compare(String field, Rate before, Rate after) {
        compare(field + ".rate", before.rate(), after.rate());
        compare(field + ".inputRate", before.inputRate(), after.inputRate());
        compare(field + ".outputRate", before.outputRate(), after.outputRate());
    }

    /** A price that is named no longer, or for the first time, cannot be told to be better. */
    private void compare(String field, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null || after == null) {
            worseIf(before != null || after != null, field, "the price cannot be compared");
        } else {
            worseIf(after.compareTo(before) > 0, field, "the price rises");
        }
    }

    private static boolean isSameOffer(Rate one, Rate other) {
        return Objects.equals(one.tier(), other.tier()) && Objects.equals(one.unit(), other.unit());
    }

    private void worseIf(boolean condition, String field, String message) {
        if (condition) {
            worse.add(new Finding(field, message + ": that needs a new version", TermsComparison.NEEDS_VERSION));
        }
    }
}
