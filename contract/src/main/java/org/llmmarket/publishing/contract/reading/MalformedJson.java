package org.llmmarket.publishing.contract.reading;

/** A text breaks the grammar of JSON; as YAML it may still be fine. */
final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    MalformedJson(String explanation) {
        super(explanation, null, false, false);
        this.explanation = explanation;
    }

    UnreadableDocument asUnreadable() {
        return new UnreadableDocument("", "the document is not valid JSON: " + explanation, "VALIDATION_ERROR");
    }
}
