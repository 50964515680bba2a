package org.llmmarket.publishing.api.service;

import java.util.List;

/** What a consumer relies on. Terms of a version may only get better. */
public record Terms(Endpoint endpoint, Pricing pricing, Sla sla, Compliance compliance, List<Capability> capabilities) {

    public Terms {
        capabilities = List.copyOf(capabilities);
    }
}
