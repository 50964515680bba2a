package org.llmmarket.publishing.contract.validity.structure;

import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

/**
 * Gathers what is found. An error is what the specification forbids; a warning is what it advises against, leaves undefined,
 * or what cannot be meant.
 */
public final class Verdict {

    private static final int MOST = 1_000;
    private static final int LONGEST_MESSAGE = 500;

    private final boolean isStrict;
    private final List<DocumentFinding> errors = new ArrayList<>();
    private final List<DocumentFinding> warnings = new ArrayList<>();

    /** @param isStrict whether nothing is forgiven */
    public Verdict(boolean isStrict) {
        this.isStrict = isStrict;
    }

    /** What strict mode refuses and lenient mode forgives with a warning. */
    public void lapse(Position at, String code, String message) {
        add(isStrict ? errors : warnings, at, code, message);
    }

    public void error(Position at, String code, String message) {
        add(errors, at, code, message);
    }

    public void warning(Position at, String code, String message) {
        add(warnings, at, code, message);
    }

    private static void add(List<DocumentFinding> findings, Position at, String code, String message) {
        if (findings.size() < MOST) {
            String shown = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
            findings.add(new DocumentFinding(at.pointer(), shown, code));
        } else if (findings.size() == MOST) {
            String more = "There are more findings than these " + MOST + "; mend some and check again.";
            findings.add(new DocumentFinding("", more, "MORE_FINDINGS"));
        }
    }

    public List<DocumentFinding> errors() {
        return errors;
    }

    public List<DocumentFinding> warnings() {
        return warnings;
    }
}
