package org.llmmarket.publishing.contract.validity;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.rule.Rulebook;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.structure.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * Checks documents by the OpenAPI Specification: the structure of their objects, Schema Objects by their dialect, and what
 * holds between objects. Fields of the findings are JSON pointers by RFC 6901.
 */
public final class ContractCheck {

    private final Mode mode;
    private final boolean ofService;

    /** A check by the specification alone. */
    public ContractCheck(Mode mode) {
        this(mode, false);
    }

    private ContractCheck(Mode mode, boolean ofService) {
        this.mode = mode;
        this.ofService = ofService;
    }

    /** A check that also asks what a service must have: an operation, and all that it refers to. */
    public static ContractCheck ofService(Mode mode) {
        return new ContractCheck(mode, true);
    }

    /** The findings of a reading: those of the document, or the reasons why there is none. */
    public ContractFindings check(DocumentReading reading) {
        return reading.document().map(this::check).orElseGet(() -> new ContractFindings(reading.errors(), List.of()));
    }

    public ContractFindings check(OpenApiDocument document) {
        Verdict verdict = new Verdict(mode == Mode.STRICT);
        Optional<Edition> edition = edition(document, verdict);
        edition.ifPresent(known -> Rulebook.judge(document, known, verdict, ofService));
        Recommendations.check(document, verdict);
        if (ofService) {
            ServiceDemands.check(document, verdict);
        }
        return new ContractFindings(verdict.errors(), verdict.warnings());
    }

    /** The edition to judge by; a document that does not say it is judged by the one that is required. */
    private Optional<Edition> edition(OpenApiDocument document, Verdict verdict) {
        Position version = Position.root(document.tree()).child("openapi");
        JsonNode written = version.node();
        if (written.isMissingNode()) {
            boolean isSwagger = document.tree().has("swagger");
            String hint = isSwagger ? " Swagger 2.0 is not taken; convert the document." : "";
            verdict.error(version, "MISSING_OPENAPI_VERSION", "Add the field openapi, as in openapi: 3.1.1." + hint);
            return isSwagger ? Optional.empty() : Optional.of(Edition.V3_1);
        }
        Optional<Edition> edition = Edition.of(written);
        if (edition.isPresent() && edition.get() == Edition.V3_1) {
            return edition;
        }
        String shown = written.isString() ? written.asString() : written.toString();
        String message = "Use OpenAPI 3.1.x, as in openapi: 3.1.1, not "
                + (shown.length() <= 80 ? shown : shown.substring(0, 80) + "…") + ".";
        if (edition.isPresent() && mode == Mode.LENIENT) {
            verdict.warning(version, "INVALID_OPENAPI_VERSION", message);
        } else {
            verdict.error(version, "INVALID_OPENAPI_VERSION", message);
        }
        return edition.isPresent() || !shown.startsWith("3") ? edition : Optional.of(Edition.V3_1);
    }
}
