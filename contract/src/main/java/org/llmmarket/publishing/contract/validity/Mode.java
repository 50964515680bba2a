package org.llmmarket.publishing.contract.validity;

/** How much a document is forgiven. */
public enum Mode {
    /** OpenAPI 3.0 and 3.2 are taken with a warning, and recommendations are warnings. */
    LENIENT,
    /** OpenAPI 3.1 only, and recommendations are errors. */
    STRICT
}
