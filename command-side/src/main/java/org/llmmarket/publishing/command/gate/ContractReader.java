package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.ContractFindings;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract layer: reads the OpenAPI document of a definition, given as object, as text or by its digest, and checks it. */
final class ContractReader {

    private static final String FIELD = "openApiSpec";
    private static final String UPLOADED = "sha256:";
    private static final Pattern DIGEST = Pattern.compile(UPLOADED + "[0-9a-f]{64}");

    private final DocumentStore documents;
    private final ContractCheck check;
    private final long mostBytes;
    private final JsonMapper json = JsonMapper.shared();

    ContractReader(DocumentStore documents, ContractCheck check, long mostBytes) {
        this.documents = documents;
        this.check = check;
        this.mostBytes = mostBytes;
    }

    /** Reads what the member holds; what is wrong with it goes to the faults. */
    Optional<GivenContract> read(JsonNode given, Faults faults) {
        if (given.isObject()) {
            return check(json.writeValueAsBytes(given), "application/json", faults);
        }
        Optional<String> text = Definition.text(given);
        return text.filter(written -> written.startsWith(UPLOADED)).isPresent()
                ? text.flatMap(digest -> uploaded(digest, faults))
                : text.flatMap(written -> written(written, faults));
    }

    private Optional<GivenContract> written(String text, Faults faults) {
        boolean isJson = text.stripLeading().startsWith("{");
        return check(text.getBytes(StandardCharsets.UTF_8), isJson ? "application/json" : "application/yaml", faults);
    }

    private Optional<GivenContract> uploaded(String digest, Faults faults) {
        if (!DIGEST.matcher(digest).matches()) {
            faults.error(FIELD, "Must be sha256: and 64 lower-case hexadecimal digits.", "INVALID_FORMAT");
            return Optional.empty();
        }
        Optional<StoredDocument> stored = documents.find(digest);
        if (stored.isEmpty()) {
            faults.error(FIELD, "No document of that digest was uploaded.", "UNRESOLVED_REFERENCE");
        }
        return stored.flatMap(document -> check(document.bytes(), document.mediaType(), faults))
                .map(contract -> GivenContract.stored(contract.digest()));
    }

    private Optional<GivenContract> check(byte[] bytes, String mediaType, Faults faults) {
        if (bytes.length > mostBytes) {
            faults.error(
                    FIELD,
                    "Must have at most " + mostBytes + " bytes, but has " + bytes.length + ".",
                    "SERVICE_TOO_LARGE");
            return Optional.empty();
        }
        DocumentReading reading = OpenApiDocument.read(bytes);
        ContractFindings findings = check.check(reading);
        findings.errors().forEach(found -> faults.error(fieldOf(found), found.message(), found.code()));
        findings.warnings().forEach(found -> faults.warning(fieldOf(found), found.message(), found.code()));
        return reading.document()
                .map(read -> GivenContract.unstored(new StoredDocument(read.digest(), mediaType, bytes)));
    }

    private static String fieldOf(DocumentFinding found) {
        return found.field().isEmpty() ? FIELD : FIELD + "#" + found.field();
    }
}
