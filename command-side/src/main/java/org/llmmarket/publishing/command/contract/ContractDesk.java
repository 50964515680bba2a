package org.llmmarket.publishing.command.contract;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.command.CommandSettings;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.ContractFindings;
import org.llmmarket.publishing.contract.validity.Mode;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.springframework.stereotype.Component;

/** Takes OpenAPI documents as they are, checks them, and keeps those that are sound. */
@Component
class ContractDesk {

    private final DocumentStore documents;
    private final Mode usual;

    ContractDesk(DocumentStore documents, CommandSettings settings) {
        this.documents = documents;
        this.usual = settings.openapiMode();
    }

    /**
     * What a check found.
     *
     * @param openapi the version that the document says it follows
     */
    record Checked(String digest, @Nullable String openapi, Findings findings) {}

    Checked check(byte[] document, @Nullable Mode mode) {
        DocumentReading reading = OpenApiDocument.read(document);
        ContractFindings found = new ContractCheck(mode == null ? usual : mode).check(reading);
        String openapi =
                reading.document().flatMap(OpenApiDocument::openapiVersion).orElse(null);
        return new Checked(
                reading.digest(),
                openapi,
                new Findings(DocumentFindings.told(found.errors()), DocumentFindings.told(found.warnings())));
    }

    Checked keep(byte[] document) {
        Checked checked = check(document, null);
        if (!checked.findings().isValid()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED, "The document cannot be taken; errors says why.", checked.findings());
        }
        documents.put(mediaType(document), document);
        return checked;
    }

    private static String mediaType(byte[] document) {
        for (byte each : document) {
            if (!Character.isWhitespace(each)) {
                return each == '{' ? "application/json" : "application/yaml";
            }
        }
        return "application/yaml";
    }
}
