package org.llmmarket.publishing.command.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Rate;

/** Compares prices: a service may get cheaper, or free, without a new version. */
final class PriceComparison {

    private static final String RATES = "pricing.rates";

    private final TermsChanges changes;

    private PriceComparison(TermsChanges changes) {
        this.changes = changes;
    }

    static void compare(Pricing before, Pricing after, TermsChanges changes) {
        if (after.model() == PricingModel.FREE) {
            changes.better(
                    before.model() != PricingModel.FREE, "pricing.model", "BECOMES_FREE", "the service becomes free");
        } else {
            new PriceComparison(changes).compare(before, after);
        }
    }

    private void compare(Pricing before, Pricing after) {
        changes.worse(
                before.model() != after.model(),
                "pricing.model",
                "PRICING_MODEL_CHANGED",
                "consumers pay " + after.model().wire() + " instead of "
                        + before.model().wire());
        changes.worse(
                !before.currency().equals(after.currency()),
                "pricing.currency",
                "CURRENCY_CHANGED",
                "prices are in " + after.currency() + " instead of " + before.currency());
        for (Rate rate : before.rates()) {
            OptionalInt same = indexOf(rate, after.rates());
            changes.worse(same.isEmpty(), RATES, "TIER_REMOVED", "the " + named(rate) + " is gone or has another unit");
            same.ifPresent(
                    i -> compare(RATES + "[" + i + "]", rate, after.rates().get(i)));
        }
        IntStream.range(0, after.rates().size())
                .filter(i -> indexOf(after.rates().get(i), before.rates()).isEmpty())
                .forEach(i -> changes.better(
                        true,
                        RATES + "[" + i + "]",
                        "TIER_ADDED",
                        "the " + named(after.rates().get(i)) + " is new"));
    }

    private void compare(String field, Rate before, Rate after) {
        BigDecimal same = TokenUnit.ratio(before.unit(), after.unit());
        compare(field + ".rate", times(before.rate(), same), after.rate());
        compare(field + ".inputRate", times(before.inputRate(), same), after.inputRate());
        compare(field + ".outputRate", times(before.outputRate(), same), after.outputRate());
        changes.wording(
                !Objects.equals(before.unit(), after.unit()),
                field + ".unit",
                "UNIT_REWORDED",
                "the " + named(after) + " is priced per " + after.unit() + " instead of " + before.unit());
        changes.wording(
                !Objects.equals(before.description(), after.description()),
                field + ".description",
                "TIER_REWORDED",
                "the " + named(after) + " is described in other words");
    }

    /** A price that is named no longer, or for the first time, cannot be told to be better. */
    private void compare(String field, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null || after == null) {
            changes.worse(
                    before != null || after != null,
                    field,
                    "PRICE_STRUCTURE_CHANGED",
                    "the price is " + (after == null ? "no longer" : "newly")
                            + " told apart here and cannot be compared");
            return;
        }
        changes.ordered(
                before.compareTo(after),
                field,
                "PRICE_LOWERED",
                "PRICE_RAISED",
                "the price goes from " + before.toPlainString() + " to " + after.toPlainString());
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal price, BigDecimal factor) {
        return price == null ? null : price.multiply(factor);
    }

    private static OptionalInt indexOf(Rate rate, List<Rate> rates) {
        return IntStream.range(0, rates.size())
                .filter(i -> isSameOffer(rate, rates.get(i)))
                .findFirst();
    }

    private static boolean isSameOffer(Rate one, Rate other) {
        return Objects.equals(one.tier(), other.tier()) && TokenUnit.areComparable(one.unit(), other.unit());
    }

    private static String named(Rate rate) {
        return rate.tier() == null ? "rate" : "tier '" + rate.tier() + "'";
    }
}
