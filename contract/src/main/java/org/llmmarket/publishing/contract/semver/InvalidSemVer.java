package org.llmmarket.publishing.contract.semver;

/** A text that is no version of Semantic Versioning 2.0.0, with a sentence that says why. */
public final class InvalidSemVer extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSemVer(String message) {
        super(message);
    }
}
