package org.llmmarket.publishing.command.gate.layer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Warns of a promise that is lower than what its support level makes consumers expect. */
public final class ServiceLevelLayer implements Layer {

    private static final Map<String, BigDecimal> EXPECTED =
            Map.of("premium", new BigDecimal("99.5"), "enterprise", new BigDecimal("99.9"));

    @Override
    public void check(Candidate candidate, Faults faults) {
        Definition definition = candidate.definition();
        String level = definition.text("sla", "supportLevel").orElse("");
        Optional.ofNullable(EXPECTED.get(level))
                .filter(expected -> definition
                        .number("sla", "availability")
                        .filter(promised -> promised.compareTo(expected) < 0)
                        .isPresent())
                .ifPresent(expected -> faults.warning(
                        "sla.availability",
                        "Consumers expect at least " + expected + " % of " + level + " support.",
                        "SLA_BELOW_SUPPORT_LEVEL"));
    }
}
