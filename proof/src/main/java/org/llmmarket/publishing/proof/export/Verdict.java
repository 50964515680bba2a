package org.llmmarket.publishing.proof.export;

import java.util.List;

/**
 * What a verification came to.
 *
 * @param findings from the lowest index; none when the log is as it was signed
 * @param remarks what was held against what
 */
public record Verdict(List<Finding> findings, List<String> remarks) {

    public Verdict {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    public boolean isValid() {
        return findings.isEmpty();
    }
}
