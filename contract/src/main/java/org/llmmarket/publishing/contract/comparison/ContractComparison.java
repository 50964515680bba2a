package org.llmmarket.publishing.contract.comparison;

import java.util.List;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.ComparisonAbandoned;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.operation.OperationComparison;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

/** Compares two contracts of any accepted OpenAPI version: what a client sends may only widen, what it receives only narrow. */
public final class ContractComparison {

    private static final Pattern KNOWN = Pattern.compile("3\\.[0-2]\\.[0-9]+(?:-[0-9A-Za-z.-]+)?");

    private ContractComparison() {}

    /** Every change from the base to the revision. */
    public static Comparison compare(OpenApiDocument base, OpenApiDocument revision) {
        if (base.digest().equals(revision.digest()) || base.tree().equals(revision.tree())) {
            return new Comparison(List.of());
        }
        if (!isKnown(base) || !isKnown(revision)) {
            String message = "only documents of OpenAPI 3.0, 3.1 and 3.2 can be compared";
            return new Comparison(
                    List.of(new Change(Change.NOT_COMPARED, Bump.MAJOR, "/openapi", "/openapi", "/openapi", message)));
        }
        Pair documents = Pair.of(base, revision);
        Differences differences = new Differences(documents);
        try {
            new DocumentComparison(differences).compare(documents);
            new OperationComparison(differences, documents).compare(documents);
        } catch (ComparisonAbandoned abandoned) {
            differences.conclude(ChangeKind.NOT_COMPARED, abandoned.reason());
        }
        return new Comparison(differences.changes());
    }

    private static boolean isKnown(OpenApiDocument document) {
        return document.openapiVersion().filter(KNOWN.asMatchPredicate()).isPresent();
    }
}
