package org.llmmarket.publishing.api.catalog;

import java.util.List;
import org.llmmarket.publishing.api.publication.Violation;

/** What the policy engine said of a version. */
public record PolicyValidation(boolean compliant, List<Violation> violations) {

    public PolicyValidation {
        violations = List.copyOf(violations);
    }
}
