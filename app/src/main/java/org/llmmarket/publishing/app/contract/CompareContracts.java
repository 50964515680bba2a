package org.llmmarket.publishing.app.contract;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.llmmarket.publishing.command.contract.ReportedChange;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.ChangeReport;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.contract.comparison.ContractComparison;
import org.llmmarket.publishing.contract.document.DocumentReading;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.json.JsonMapper;

/** {@code contract compare OLD NEW}. */
final class CompareContracts {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    private final PrintStream out;

    CompareContracts(PrintStream out) {
        this.out = out;
    }

    int run(Invocation invocation) throws Unusable {
        invocation.allow("format");
        String format = invocation.option("format", FORMATS);
        List<String> files = invocation.files(2);
        OpenApiDocument base = document(files.get(0));
        OpenApiDocument revision = document(files.get(1));
        Comparison comparison = ContractComparison.compare(base, revision);
        String title = "What has changed from " + files.get(0) + " to " + files.get(1);
        switch (format) {
            case "json" -> out.println(json(comparison));
            case "markdown" -> out.print(ChangeReport.of(title, comparison).markdown());
            case "html" -> out.print(ChangeReport.of(title, comparison).html());
            default -> print(comparison);
        }
        return comparison.bump() == Bump.MAJOR ? ContractTool.UNSOUND : ContractTool.SOUND;
    }

    private static OpenApiDocument document(String file) throws Unusable {
        DocumentReading reading = OpenApiDocument.read(Invocation.read(file));
        if (reading.document().isEmpty()) {
            String why = reading.errors().stream()
                    .map(error -> error.message() + (error.field().isEmpty() ? "" : " (" + error.field() + ")"))
                    .collect(Collectors.joining("; "));
            throw new Unusable(file + " is no document: " + why);
        }
        return reading.document().get();
    }

    private void print(Comparison comparison) {
        comparison.changes().stream()
                .sorted((one, other) -> other.bump().compareTo(one.bump()))
                .forEach(this::print);
        String undecided = comparison.compared() ? "" : " Not everything could be compared.";
        int count = comparison.changes().size();
        out.println(count + (count == 1 ? " change" : " changes") + "; the version needs a " + comparison.bump()
                + " step." + undecided);
    }

    private void print(Change change) {
        out.println(Printed.line(String.format("%-5s %s", change.bump(), change.message())));
        out.println(Printed.line("      " + change.code() + " " + change.location()));
    }

    private static String json(Comparison comparison) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("bump", comparison.bump());
        members.put("compared", comparison.compared());
        members.put("changes", ReportedChange.of(comparison.changes()));
        return JsonMapper.shared().writeValueAsString(members);
    }
}
