package org.llmmarket.publishing.access.body;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.finding.Finding;
import tools.jackson.databind.JsonNode;

/** Checks JSON against a shape, and for values that no shape allows. */
public final class ShapeCheck {

    /** More findings help nobody, and an answer must not outgrow its request. */
    private static final int ENOUGH = 1000;

    private final Shapes shapes = new Shapes();

    /** Every violation, one finding each; at most 1000. @throws IllegalArgumentException when there is no such shape */
    public List<Finding> findings(JsonNode json, String shape) {
        List<Finding> unfit = UnfitValues.in(json, ENOUGH);
        Set<String> unfitFields = unfit.stream().map(Finding::field).collect(Collectors.toSet());
        Stream<Finding> violations = ShapeFindings.of(shapes.violations(json, shape), shapes, json).stream()
                .filter(finding -> !unfitFields.contains(finding.field()));
        return Stream.concat(unfit.stream(), violations)
                .distinct()
                .limit(ENOUGH)
                .toList();
    }
}
