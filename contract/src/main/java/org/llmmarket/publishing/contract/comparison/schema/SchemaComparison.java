package org.llmmarket.publishing.contract.comparison.schema;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Direction;

/**
 * Compares the schemas of two documents as sets of values: JSON Schema 2020-12, and the Schema Object of OpenAPI 3.0. One of
 * it serves a whole comparison, and remembers what it saw: each pair of schemas is reported once for each direction, where it
 * was met first. It is not for several threads.
 */
public final class SchemaComparison {

    private final Sameness sameness;
    private final Map<Direction, Comparer> comparers = new EnumMap<>(Direction.class);
    private final Map<Direction, Set<Report.Met>> reported = new EnumMap<>(Direction.class);

    public SchemaComparison(OpenApiDocument base, OpenApiDocument revision) {
        this.sameness = new Sameness(base, revision);
        WorkBudget budget = new WorkBudget();
        Expressions expressions = new Expressions(budget::spend);
        FormReader left = new FormReader(base, expressions, budget);
        FormReader right = new FormReader(revision, expressions, budget);
        for (Direction direction : Direction.values()) {
            comparers.put(direction, new Comparer(left, right, sameness, direction, budget));
            reported.put(direction, new HashSet<>());
        }
    }

    /**
     * What has changed for values that travel this way.
     *
     * @param base a schema of the base; missing where none is given, which allows everything
     * @param revision a schema of the revision, likewise
     */
    public List<Change> compare(Place base, Place revision, Direction direction) {
        if (sameness.same(base.node(), revision.node())) {
            return List.of();
        }
        Comparer comparer = Objects.requireNonNull(comparers.get(direction));
        Report report = new Report(comparer, Objects.requireNonNull(reported.get(direction)), base, revision);
        try {
            report.start(base, revision);
            return report.changes();
        } catch (WorkExhausted exhausted) {
            return List.of(new Change(
                    Change.NOT_COMPARED,
                    Bump.MAJOR,
                    revision.location(),
                    base.written(),
                    revision.written(),
                    "The schemas are too large or too deep to be compared."));
        }
    }
}
