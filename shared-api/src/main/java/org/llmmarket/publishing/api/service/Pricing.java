package org.llmmarket.publishing.api.service;

import java.util.List;

/** What a service costs; the currency is an ISO 4217 code. */
public record Pricing(PricingModel model, String currency, List<Rate> rates) {

    public Pricing {
        rates = List.copyOf(rates);
    }
}
