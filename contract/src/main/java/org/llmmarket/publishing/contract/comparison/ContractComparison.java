package org.llmmarket.publishing.contract.comparison;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.ComparisonAbandoned;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.operation.OperationComparison;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

/** Compares two contracts of any accepted OpenAPI version: what a client sends may only widen, what it receives only narrow. */
public final class ContractComparison {

    private ContractComparison() {}

    /** Every change from the base to the revision. */
    public static Comparison compare(OpenApiDocument base, OpenApiDocument revision) {
        if (base.digest().equals(revision.digest())) {
            return new Comparison(List.of());
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
}
