package org.llmmarket.publishing.contract.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import tools.jackson.databind.JsonNode;

/**
 * Checks the outline of a document: that it can be read, says which OpenAPI it follows, what it is called, and has an
 * operation to call. Fields of the findings are JSON pointers by RFC 6901.
 */
public final class ContractCheck {

    private static final Pattern VERSION = Pattern.compile("3\\.([0-9]+)\\.[0-9]+(?:-[0-9A-Za-z.-]+)?");
    private static final Set<String> TOLERATED_MINORS = Set.of("0", "2");

    private final Mode mode;

    public ContractCheck(Mode mode) {
        this.mode = mode;
    }

    /** The findings of a reading: those of the document, or the reasons why there is none. */
    public ContractFindings check(DocumentReading reading) {
        return reading.document().map(this::check).orElseGet(() -> new ContractFindings(reading.errors(), List.of()));
    }

    public ContractFindings check(OpenApiDocument document) {
        List<DocumentFinding> errors = new ArrayList<>();
        List<DocumentFinding> warnings = new ArrayList<>();
        checkVersion(document, errors, warnings);
        checkInfo(document.tree().path("info"), errors);
        checkPaths(document, errors);
        return new ContractFindings(errors, warnings);
    }

    private void checkVersion(OpenApiDocument document, List<DocumentFinding> errors, List<DocumentFinding> warnings) {
        JsonNode written = document.tree().path("openapi");
        if (written.isMissingNode()) {
            String hint = document.tree().has("swagger") ? "; Swagger 2.0 is not taken" : "";
            errors.add(finding("/openapi", "the field openapi is missing" + hint, "MISSING_OPENAPI_VERSION"));
            return;
        }
        var version = VERSION.matcher(written.isString() ? written.asString() : "");
        if (version.matches() && version.group(1).equals("1")) {
            return;
        }
        boolean tolerated = version.matches() && TOLERATED_MINORS.contains(version.group(1));
        String message = "OpenAPI 3.1.x is required, not " + (written.isString() ? written.asString() : written);
        (tolerated && mode == Mode.LENIENT ? warnings : errors)
                .add(finding("/openapi", message, "INVALID_OPENAPI_VERSION"));
    }

    private static void checkInfo(JsonNode info, List<DocumentFinding> errors) {
        if (!info.isObject()) {
            errors.add(finding("/info", "the object info is missing", "MISSING_INFO"));
            return;
        }
        if (info.path("title").asString("").isBlank()) {
            errors.add(finding("/info/title", "the API has no title", "MISSING_TITLE"));
        }
        if (info.path("version").asString("").isBlank()) {
            errors.add(finding("/info/version", "the API has no version", "MISSING_VERSION"));
        }
    }

    private static void checkPaths(OpenApiDocument document, List<DocumentFinding> errors) {
        JsonNode paths = document.tree().path("paths");
        if (!paths.isObject()) {
            errors.add(finding("/paths", "the object paths is missing: a service has operations", "MISSING_PATHS"));
        } else if (paths.isEmpty()) {
            errors.add(finding("/paths", "there are no paths: a service has operations", "EMPTY_PATHS"));
        } else {
            List<Operation> operations = document.operations();
            if (operations.isEmpty()) {
                errors.add(finding("/paths", "no path has an operation", "NO_METHODS_DEFINED"));
            }
        }
    }

    private static DocumentFinding finding(String field, String message, String code) {
        return new DocumentFinding(field, message, code);
    }
}
