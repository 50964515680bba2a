package org.llmmarket.publishing.app.contract;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.ContractFindings;
import org.llmmarket.publishing.contract.validity.Mode;
import tools.jackson.databind.json.JsonMapper;

/** {@code contract validate FILE}: by the OpenAPI Specification alone. */
final class ValidateContract {

    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> MODES = List.of("lenient", "strict");

    private final PrintStream out;

    ValidateContract(PrintStream out) {
        this.out = out;
    }

    int run(Invocation invocation) throws Unusable {
        invocation.allow("format", "mode");
        String format = invocation.option("format", FORMATS);
        Mode mode = Mode.valueOf(invocation.option("mode", MODES).toUpperCase(Locale.ROOT));
        DocumentReading reading =
                OpenApiDocument.read(Invocation.read(invocation.files(1).get(0)));
        ContractFindings found = new ContractCheck(mode).check(reading);
        if (format.equals("json")) {
            out.println(json(reading, found));
        } else {
            found.errors().forEach(error -> print("error", error));
            found.warnings().forEach(warning -> print("warning", warning));
            out.println((found.isValid() ? "Valid: " : "Not valid: ")
                    + found.errors().size() + " errors, " + found.warnings().size() + " warnings.");
        }
        return found.isValid() ? ContractTool.SOUND : ContractTool.UNSOUND;
    }

    private void print(String kind, DocumentFinding finding) {
        out.println(Printed.line(String.format("%-7s %s", kind, finding.message())));
        out.println(Printed.line("        " + finding.code() + " " + finding.field()));
    }

    private static String json(DocumentReading reading, ContractFindings found) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("isValid", found.isValid());
        members.put("errors", found.errors());
        members.put("warnings", found.warnings());
        members.put(
                "openapi",
                reading.document().flatMap(OpenApiDocument::openapiVersion).orElse(null));
        members.put("digest", reading.digest());
        return JsonMapper.shared().writeValueAsString(members);
    }
}
