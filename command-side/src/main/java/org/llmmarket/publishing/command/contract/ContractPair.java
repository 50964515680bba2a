package org.llmmarket.publishing.command.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.body.WrittenMembers.Written;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** Two documents to be compared, each given as an object, as text, or by the digest of an uploaded one. */
record ContractPair(OpenApiDocument base, OpenApiDocument revision) {

    private static final String BASE = "base";
    private static final String REVISION = "revision";
    private static final String UPLOADED = "sha256:";
    private static final int DIGEST_LENGTH = UPLOADED.length() + 64;

    /**
     * Reads both.
     *
     * @throws Rejection with everything that is wrong with either of them
     */
    static ContractPair read(Map<String, Written> members, DocumentStore documents) {
        List<Finding> faults = new ArrayList<>();
        members.keySet().stream()
                .filter(name -> !Set.of(BASE, REVISION).contains(name))
                .forEach(name -> faults.add(
                        new Finding(name, "Is unknown here; known are base, revision.", "UNKNOWN_PROPERTY")));
        Optional<OpenApiDocument> base = read(BASE, members.get(BASE), documents, faults);
        Optional<OpenApiDocument> revision = read(REVISION, members.get(REVISION), documents, faults);
        if (!faults.isEmpty()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "There are not two documents to compare; errors says why.",
                    Findings.errors(faults));
        }
        return new ContractPair(base.orElseThrow(), revision.orElseThrow());
    }

    private static Optional<OpenApiDocument> read(
            String field, @Nullable Written given, DocumentStore documents, List<Finding> faults) {
        if (given == null) {
            faults.add(new Finding(field, "Is required, but is missing.", "REQUIRED"));
            return Optional.empty();
        }
        return switch (given.kind()) {
            case OBJECT -> document(field, given.bytes(), faults);
            case TEXT ->
                isDigest(given.bytes())
                        ? uploaded(field, new String(given.bytes(), StandardCharsets.UTF_8), documents, faults)
                        : document(field, given.bytes(), faults);
            case OTHER -> {
                faults.add(new Finding(
                        field,
                        "Must be an OpenAPI document as an object or as text, or sha256:… of an uploaded one.",
                        "INVALID_TYPE"));
                yield Optional.empty();
            }
        };
    }

    private static boolean isDigest(byte[] text) {
        return text.length <= DIGEST_LENGTH && new String(text, StandardCharsets.UTF_8).startsWith(UPLOADED);
    }

    private static Optional<OpenApiDocument> uploaded(
            String field, String digest, DocumentStore documents, List<Finding> faults) {
        Optional<StoredDocument> stored = documents.find(digest);
        if (stored.isEmpty()) {
            faults.add(new Finding(field, "No document of that digest was uploaded.", "UNRESOLVED_REFERENCE"));
        }
        return stored.flatMap(document -> document(field, document.bytes(), faults));
    }

    private static Optional<OpenApiDocument> document(String field, byte[] bytes, List<Finding> faults) {
        DocumentReading reading = OpenApiDocument.read(bytes);
        faults.addAll(DocumentFindings.told(field, reading.errors()));
        return reading.document();
    }
}
