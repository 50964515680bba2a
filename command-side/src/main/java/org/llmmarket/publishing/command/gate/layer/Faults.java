package org.llmmarket.publishing.command.gate.layer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;

/** Collects what the layers find, each once. */
public final class Faults {

    private final Set<Finding> errors = new LinkedHashSet<>();
    private final Set<Finding> warnings = new LinkedHashSet<>();

    public void error(String field, String message, String code) {
        errors.add(new Finding(field, message, code));
    }

    public void error(Finding finding) {
        errors.add(finding);
    }

    public void warning(String field, String message, String code) {
        warnings.add(new Finding(field, message, code));
    }

    public void add(Findings findings) {
        errors.addAll(findings.errors());
        warnings.addAll(findings.warnings());
    }

    public Findings found() {
        return new Findings(List.copyOf(errors), List.copyOf(warnings));
    }
}
