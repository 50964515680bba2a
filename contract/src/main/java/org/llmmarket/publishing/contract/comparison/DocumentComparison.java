package org.llmmarket.publishing.contract.comparison;

import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;

/** Compares what documents say about themselves. */
final class DocumentComparison {

    private static final List<String> INFO =
            List.of("title", "version", "summary", "description", "termsOfService", "contact", "license");

    /** Dialects that allow the same values, for they differ only in annotations. */
    private static final Set<String> LIKE_2020 = Set.of(
            "https://json-schema.org/draft/2020-12/schema",
            "https://spec.openapis.org/oas/3.1/dialect/base",
            "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
            "https://spec.openapis.org/oas/3.2/dialect/2025-09-17");

    private final Differences differences;
    private final Texts texts;

    DocumentComparison(Differences differences) {
        this.differences = differences;
        this.texts = new Texts(differences);
    }

    void compare(Pair documents) {
        texts.compare(ChangeKind.OPENAPI_VERSION_CHANGED, documents.member("openapi"), "the version of OpenAPI");
        for (String name : INFO) {
            texts.compare(ChangeKind.INFO_CHANGED, documents.member("info").member(name), "the " + name);
        }
        texts.compare(ChangeKind.INFO_CHANGED, documents.member("$self"), "the address of the document");
        texts.extensions(documents.member("info"), "the document's information");
        texts.extensions(documents, "the document");
        texts.compare(ChangeKind.TAGS_CHANGED, documents.member("tags"), "the list of tags");
        texts.compare(ChangeKind.DOCUMENTATION_CHANGED, documents.member("externalDocs"), "the documentation");
        dialect(documents.member("jsonSchemaDialect"));
    }

    private void dialect(Pair dialect) {
        String before = named(dialect.base());
        String after = named(dialect.revision());
        if (LIKE_2020.contains(before) && LIKE_2020.contains(after)) {
            if (dialect.isInBoth()) {
                texts.compare(ChangeKind.DIALECT_CHANGED, dialect, "the dialect of schemas");
            }
        } else if (!before.equals(after)) {
            differences.add(
                    ChangeKind.NOT_COMPARED, dialect, "the dialect of schemas is another: " + before + ", " + after);
        }
    }

    private static String named(Place dialect) {
        return dialect.node().asString("https://spec.openapis.org/oas/3.1/dialect/base");
    }
}
