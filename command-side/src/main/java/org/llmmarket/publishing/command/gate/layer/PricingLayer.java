package org.llmmarket.publishing.command.gate.layer;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prices fit their model, are not negative, and are given in a real currency for a unit that the model counts. */
public final class PricingLayer implements Layer {

    private static final List<String> PRICES = List.of("rate", "inputRate", "outputRate");
    private static final Map<String, Pattern> COUNTED = Map.of(
            "per-token", Pattern.compile("(?i)(?<![a-z])tokens?(?![a-z])"),
            "per-request", Pattern.compile("(?i)(?<![a-z])requests?(?![a-z])"));

    /** No currency and the code for tests are in the standard too, but nobody can be paid in them. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !code.equals("XXX") && !code.equals("XTS"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void check(Candidate candidate, Faults faults) {
        Definition definition = candidate.definition();
        Optional<String> model = definition.text("pricing", "model");
        definition
                .text("pricing", "currency")
                .filter(currency -> !CURRENCIES.contains(currency))
                .ifPresent(currency ->
                        faults.error("pricing.currency", "Must be a currency of ISO 4217, as in USD.", "INVALID_ENUM"));
        model.filter(paid -> !paid.equals("free")).ifPresent(paid -> checkPresence(definition, paid, faults));
        definition.forEach((field, rate) -> check(field, rate, model.orElse(""), faults), "pricing", "rates");
    }

    private static void checkPresence(Definition definition, String model, Faults faults) {
        JsonNode rates = definition.at("pricing", "rates");
        if (rates.isMissingNode() || rates.isNull() || (rates.isArray() && rates.isEmpty())) {
            faults.error(
                    "pricing.rates",
                    "Must name at least one rate, as the model is " + model + ".",
                    "MISSING_PRICING_RATES");
        }
    }

    private static void check(String field, JsonNode rate, String model, Faults faults) {
        for (String price : PRICES) {
            Definition.number(rate.path(price)).ifPresent(amount -> check(field + "." + price, amount, model, faults));
        }
        if (rate.isObject() && !rate.has("rate") && !(rate.has("inputRate") && rate.has("outputRate"))) {
            faults.error(field + ".rate", "Is required, unless inputRate and outputRate are given.", "REQUIRED");
        }
        Optional.ofNullable(COUNTED.get(model)).ifPresent(counted -> Definition.text(rate.path("unit"))
                .filter(unit -> !counted.matcher(unit).find())
                .ifPresent(unit -> faults.error(
                        field + ".unit",
                        "Must name what is counted, as in " + (model.equals("per-token") ? "1k tokens" : "request")
                                + ".",
                        "INVALID_PRICING_UNIT")));
    }

    private static void check(String field, BigDecimal amount, String model, Faults faults) {
        if (amount.signum() < 0) {
            faults.error(field, "Must be 0 or more.", "NEGATIVE_RATE");
        } else if (amount.signum() > 0 && model.equals("free")) {
            faults.error(field, "Must be 0, as the model is free.", "INCONSISTENT_PRICING");
        }
    }
}
