package org.llmmarket.publishing.contract.validity;

import java.util.List;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

/** What a check found; the document passes when there are no errors. */
public record ContractFindings(List<DocumentFinding> errors, List<DocumentFinding> warnings) {

    public ContractFindings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public boolean isValid() {
        return errors.isEmpty();
    }
}
