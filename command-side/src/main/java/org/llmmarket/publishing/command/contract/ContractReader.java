package org.llmmarket.publishing.command.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.command.batch.Beforehand;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.ContractFindings;
import org.llmmarket.publishing.store.document.DocumentStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract layer: reads the OpenAPI document of a definition, given as object, as text or by its digest, and checks it. */
public final class ContractReader {

    private static final String FIELD = "openApiSpec";
    private static final String UPLOADED = "sha256:";
    private static final Pattern DIGEST = Pattern.compile(UPLOADED + "[0-9a-f]{64}");

    private final DocumentStore documents;
    private final ContractCheck check;
    private final long mostBytes;
    private final JsonMapper json = JsonMapper.shared();

    public ContractReader(DocumentStore documents, ContractCheck check, long mostBytes) {
        this.documents = documents;
        this.check = check;
        this.mostBytes = mostBytes;
    }

    /**
     * What reading brought.
     *
     * @param contract none when there are errors that kept it from being read
     */
    public record Reading(Optional<GivenContract> contract, Findings findings) {

        private static Reading unchecked(GivenContract contract) {
            return new Reading(Optional.of(contract), Findings.NONE);
        }

        private Reading closed() {
            return new Reading(contract.map(GivenContract::closed), findings);
        }

        private static Reading refused(String message, String code) {
            return new Reading(Optional.empty(), Findings.error(FIELD, message, code));
        }
    }

    /** Reads what the member holds; what is no text and no object is left to the shape of definitions. */
    public Reading read(JsonNode given) {
        if (given.isObject()) {
            return check(json.writeValueAsBytes(given), "application/json");
        }
        if (!given.isString()) {
            return new Reading(Optional.empty(), Findings.NONE);
        }
        String text = given.stringValue();
        return text.startsWith(UPLOADED) ? uploaded(text) : written(text);
    }

    private Reading written(String text) {
        boolean isJson = text.stripLeading().startsWith("{");
        return check(text.getBytes(StandardCharsets.UTF_8), isJson ? "application/json" : "application/yaml");
    }

    private Reading uploaded(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            return Reading.refused("Must be sha256: and 64 lower-case hexadecimal digits.", "INVALID_FORMAT");
        }
        // What the same batch has stored can be read within its transaction only.
        return known(digest)
                .or(() -> kept(digest))
                .orElseGet(() -> Reading.refused("No document of that digest was uploaded.", "UNRESOLVED_REFERENCE"));
    }

    private Optional<Reading> known(String digest) {
        Beforehand batch = Beforehand.present();
        Optional<Reading> harmless = stored(digest).map(Reading::unchecked);
        return batch == null
                ? Optional.empty()
                : batch.get(List.of("uploaded", digest), () -> kept(digest).map(Reading::closed), harmless);
    }

    private Optional<Reading> kept(String digest) {
        return documents
                .find(digest)
                .map(document -> check(document.bytes(), document.mediaType()))
                .map(reading -> new Reading(
                        reading.contract().map(GivenContract::asStored).or(() -> stored(digest)), reading.findings()));
    }

    private static Optional<GivenContract> stored(String digest) {
        return Optional.of(GivenContract.stored(new Digest(digest)));
    }

    private Reading check(byte[] bytes, String mediaType) {
        if (bytes.length > mostBytes) {
            String message = "Must have at most " + mostBytes + " bytes, but has " + bytes.length + ".";
            return Reading.refused(message, "SERVICE_TOO_LARGE");
        }
        Beforehand batch = Beforehand.present();
        return batch == null ? look(bytes, mediaType) : known(batch, bytes, mediaType);
    }

    private Reading known(Beforehand batch, byte[] bytes, String mediaType) {
        GivenContract unread = GivenContract.unread(bytes, mediaType);
        return batch.get(
                List.of(unread.digest(), mediaType),
                () -> look(bytes, mediaType).closed(),
                Reading.unchecked(unread));
    }

    private Reading look(byte[] bytes, String mediaType) {
        DocumentReading reading = OpenApiDocument.read(bytes);
        ContractFindings found = check.check(reading);
        Optional<GivenContract> contract = reading.document().map(read -> GivenContract.unstored(read, mediaType));
        return new Reading(
                contract,
                new Findings(
                        DocumentFindings.told(FIELD, found.errors()), DocumentFindings.told(FIELD, found.warnings())));
    }
}
