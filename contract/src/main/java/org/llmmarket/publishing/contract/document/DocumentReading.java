package org.llmmarket.publishing.contract.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

/** What came of reading a document: the document, or the reasons why there is none. */
public final class DocumentReading {

    private final String digest;
    private final @Nullable OpenApiDocument document;
    private final List<DocumentFinding> errors;

    private DocumentReading(String digest, @Nullable OpenApiDocument document, List<DocumentFinding> errors) {
        this.digest = digest;
        this.document = document;
        this.errors = errors;
    }

    static DocumentReading of(OpenApiDocument document) {
        return new DocumentReading(document.digest(), document, List.of());
    }

    static DocumentReading refused(String digest, List<DocumentFinding> errors) {
        return new DocumentReading(digest, null, List.copyOf(errors));
    }

    /** The digest of the bytes that were read, whether they are a document or not: {@code sha256:<hex>}. */
    public String digest() {
        return digest;
    }

    public Optional<OpenApiDocument> document() {
        return Optional.ofNullable(document);
    }

    /** Why there is no document; empty when there is one. */
    public List<DocumentFinding> errors() {
        return errors;
    }
}
