package org.llmmarket.publishing.contract.reading;

import java.util.List;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

/** Ends the reading of a document that is none. */
public final class UnreadableDocument extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<DocumentFinding> findings;

    UnreadableDocument(List<DocumentFinding> findings) {
        super(findings.toString(), null, false, false);
        this.findings = findings;
    }

    UnreadableDocument(String pointer, String message, String code) {
        this(List.of(new DocumentFinding(pointer, message, code)));
    }

    /** Why; never empty. */
    public List<DocumentFinding> findings() {
        return findings;
    }
}
