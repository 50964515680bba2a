package org.llmmarket.publishing.contract.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What consumers should know about a new version of a contract, to be read by people. */
public final class ChangeReport {

    private final String title;
    private final Comparison comparison;
    private final Map<Bump, Map<String, List<Change>>> groups = new LinkedHashMap<>();

    private ChangeReport(String title, Comparison comparison) {
        this.title = title;
        this.comparison = comparison;
        for (Bump bump : List.of(Bump.MAJOR, Bump.MINOR, Bump.PATCH, Bump.NONE)) {
            comparison.changes().stream()
                    .filter(change -> change.bump() == bump)
                    .sorted(Comparator.comparing(change -> ChangeSubject.of(change.location())))
                    .forEach(change -> groups.computeIfAbsent(bump, key -> new LinkedHashMap<>())
                            .computeIfAbsent(ChangeSubject.of(change.location()), key -> new ArrayList<>())
                            .add(change));
        }
    }

    public static ChangeReport of(String title, Comparison comparison) {
        return new ChangeReport(title, comparison);
    }

    /** As CommonMark, in which nothing of the documents is taken for markup. */
    public String markdown() {
        StringBuilder text =
                new StringBuilder("# ").append(Markdown.escaped(title)).append("\n\n");
        text.append(summary()).append('\n');
        groups.forEach((bump, subjects) -> {
            text.append("\n## ").append(heading(bump)).append('\n');
            subjects.forEach((subject, changes) -> {
                text.append("\n### ").append(Markdown.escaped(subject)).append("\n\n");
                changes.forEach(change -> text.append("- ")
                        .append(Markdown.escaped(change.message()))
                        .append(" (")
                        .append(Markdown.code(change.code()))
                        .append(", ")
                        .append(Markdown.code(change.location()))
                        .append(")\n"));
            });
        });
        return text.toString();
    }

    /** As a whole HTML document without scripts or anything from elsewhere. */
    public String html() {
        StringBuilder body = new StringBuilder("<h1>" + Html.escaped(title) + "</h1>\n<p>" + summary() + "</p>\n");
        groups.forEach((bump, subjects) -> {
            body.append("<h2>").append(heading(bump)).append("</h2>\n");
            subjects.forEach((subject, changes) -> {
                body.append("<h3>").append(Html.escaped(subject)).append("</h3>\n<ul>\n");
                changes.forEach(change -> body.append(Html.item(change.message(), change.code(), change.location())));
                body.append("</ul>\n");
            });
        });
        return Html.page(title, body.toString());
    }

    private String summary() {
        if (comparison.changes().isEmpty()) {
            return "Nothing has changed.";
        }
        String count = comparison.changes().size() == 1
                ? "One change"
                : comparison.changes().size() + " changes";
        String undecided = comparison.compared() ? "" : " Not everything could be compared.";
        return count + "; the version number must move by " + comparison.bump() + " at least." + undecided;
    }

    private static String heading(Bump bump) {
        return switch (bump) {
            case MAJOR -> "Breaking (MAJOR)";
            case MINOR -> "New (MINOR)";
            case PATCH -> "Text (PATCH)";
            case NONE -> "Without effect";
        };
    }
}
