package org.llmmarket.publishing.contract.schema;

/** A schema reaches more than a check may take on. */
final class SchemaTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaTooLarge() {
        super("the schema is too large", null, false, false);
    }
}
