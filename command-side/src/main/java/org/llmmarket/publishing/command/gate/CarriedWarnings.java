package org.llmmarket.publishing.command.gate;

import java.util.List;
import org.llmmarket.publishing.api.finding.Finding;

/** As many warnings as fit into an event beside the definition. */
final class CarriedWarnings {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private CarriedWarnings() {}

    static List<Finding> of(List<Finding> warnings) {
        return warnings.stream()
                .limit(MOST)
                .map(warning -> new Finding(cut(warning.field()), cut(warning.message()), warning.code()))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
