package org.llmmarket.publishing.command.terms;

import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;

/**
 * One difference between the terms of two versions, as a consumer sees it.
 *
 * @param needsVersion whether a version that there is may not have it any more
 */
public record TermsChange(Change change, boolean needsVersion) {

    /** What the provider of a version is told who wants to change it so. */
    Finding refused() {
        return new Finding(
                change.location(), change.message() + ": that needs a new version", TermsComparison.NEEDS_VERSION);
    }

    boolean isUndecided() {
        return change.isUndecided();
    }

    Bump bump() {
        return change.bump();
    }
}
