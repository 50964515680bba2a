package org.llmmarket.publishing.query.rebuild;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.query.rebuild.RowComparison.Difference;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the next model with the live one and puts it in its place. What differs because only one of the two has heard of it
 * yet is compared once more where both stand at one position: in the transaction that swaps them. That one holds the group up
 * for as long as it takes to fold what was said within the last moment.
 */
class Swap {

    private static final int MOST_AT_THE_END = 200;
    private static final int MOST_EXAMPLES = 20;
    private static final String PATIENCE_WITH_WRITERS = "300ms";

    /** The database ends its own vacuum of a table for whoever has waited a second for it ({@code deadlock_timeout}). */
    private static final String PATIENCE_WITH_VACUUM = "1500ms";

    /** Whoever begins to read meanwhile waits behind this. */
    private static final String PATIENCE_WITH_READERS = "100ms";

    private final Ground ground;
    private final ReadModel model;
    private final ModelTables tables;
    private final CatchUp catchUp;
    private final RowComparison comparison;

    Swap(Ground ground, ReadModel model, ModelTables tables, CatchUp catchUp) {
        this.ground = ground;
        this.model = model;
        this.tables = tables;
        this.catchUp = catchUp;
        this.comparison = new RowComparison(ground.jdbc(), model);
    }

    /**
     * What a comparison has found.
     *
     * @param differences at the same position of the log
     * @param open services of which only one of the two had heard the last event
     */
    record Parity(long rows, List<Difference> differences, Set<String> open) {}

    /** Compares every row, while both models are in use. */
    Parity compare(Rebuild rebuild) {
        TransactionTemplate snapshot = ground.snapshots();
        snapshot.setReadOnly(true);
        return snapshot.execute(status -> {
            // So that two tables of a hundred thousand rows are held against each other without a file.
            ground.jdbc().sql("SET LOCAL work_mem = '64MB'").update();
            long live = ground.tokens().position(model.group()).orElse(0);
            long next = rebuild.builtTo();
            Set<String> open = new HashSet<>(catchUp.touched(Math.min(live, next), Math.max(live, next)));
            Set<String> notCompared = new HashSet<>(open);
            notCompared.addAll(rebuild.leftOut());
            return new Parity(comparison.rows(), without(comparison.with(tables.next()), notCompared), open);
        });
    }

    private static List<Difference> without(List<Difference> all, Collection<String> services) {
        return all.stream().filter(each -> !services.contains(each.serviceId())).toList();
    }

    /** Whether the group has heard all that the next model knows; most have within a moment. */
    boolean isHeard(Rebuild rebuild) {
        long live = ground.tokens().position(model.group()).orElse(0);
        return catchUp.touched(live, rebuild.builtTo()).isEmpty();
    }

    /** How an attempt to swap has ended. */
    enum Outcome {
        SWAPPED,
        HELD,
        /** Too much was said meanwhile: the rest is to be folded first. */
        BEHIND
    }

    /**
     * Swaps in one transaction, or changes nothing.
     *
     * @param isPatient whether it was tried in vain before: the group is held up for longer, but a vacuum cannot be in the way
     * @throws org.springframework.dao.DataAccessException when a table is in use for longer than one may wait
     */
    Outcome swap(Rebuild rebuild, String owner, Parity parity, boolean isPatient) {
        return ground.transactions().execute(status -> {
            waitAtMost(isPatient ? PATIENCE_WITH_VACUUM : PATIENCE_WITH_WRITERS);
            // In the order in which the group takes them: its tables, then its token.
            tables.lockLive();
            OptionalLong token = ground.tokens().lock(model.group());
            long live = token.orElse(0);
            long next = rebuild.builtTo();
            List<String> late = catchUp.touched(next, live);
            if (token.isEmpty() || late.size() > MOST_AT_THE_END) {
                return Outcome.BEHIND;
            }
            Set<String> leftOut = foldTheLast(rebuild, late, live);
            forgetTheErased(rebuild);
            List<Difference> differences = settle(parity, late, live, next, leftOut);
            if (rebuild.holds() && !differences.isEmpty()) {
                record(rebuild, owner, RebuildState.HELD, parity, differences, leftOut, Math.max(live, next));
                return Outcome.HELD;
            }
            // What is parked now, the tables that are kept aside have never heard of.
            long whole = ground.parked().wholeUpTo(model.group(), live);
            moveGroup(live, next, !differences.isEmpty(), leftOut);
            record(rebuild, owner, RebuildState.SWAPPED, parity, differences, leftOut, Math.max(live, next));
            ground.rebuilds().keepPrevious(rebuild.projection(), whole);
            // What was found in the model that is live no longer.
            ground.jdbc()
                    .sql("DELETE FROM read_model_check WHERE projection = ?")
                    .param(model.group())
                    .update();
            waitAtMost(PATIENCE_WITH_READERS);
            tables.swapIn();
            ground.signals().raiseAfterCommit(Topic.CATALOG);
            if (!differences.isEmpty()) {
                ground.signals().raiseAfterCommit(Topic.MODELS);
            }
            return Outcome.SWAPPED;
        });
    }

    private void waitAtMost(String patience) {
        ground.jdbc().sql("SET LOCAL lock_timeout = '" + patience + "'").update();
    }

    private Set<String> foldTheLast(Rebuild rebuild, List<String> late, long live) {
        Set<String> leftOut = late.isEmpty()
                ? new TreeSet<>(rebuild.leftOut())
                : catchUp.fold(late, Math.max(live, rebuild.builtTo()), rebuild.leftOut());
        if (!leftOut.isEmpty()) {
            tables.carryOver(leftOut);
        }
        return leftOut;
    }

    /** A row may have been folded before somebody was erased, and written after the group had forgotten them everywhere. */
    private void forgetTheErased(Rebuild rebuild) {
        ground.jdbc()
                .sql("SELECT DISTINCT payload->>'subject' FROM domain_event WHERE name = 'PersonalDataErased'"
                        + " AND position > (SELECT began_at FROM read_model_rebuild WHERE projection = ?)")
                .param(rebuild.projection())
                .query(String.class)
                .list()
                .forEach(person -> model.forget(new AccountId(person)));
    }

    /** What still differs, now that the group stands still; where it is behind, what it has not heard yet cannot be compared. */
    private List<Difference> settle(Parity parity, List<String> late, long live, long next, Set<String> leftOut) {
        Set<String> again = new HashSet<>(parity.open());
        again.addAll(late);
        parity.differences().forEach(difference -> again.add(difference.serviceId()));
        Set<String> unheard = new HashSet<>(catchUp.touched(live, next));
        again.removeAll(unheard);
        again.removeAll(leftOut);
        return again.isEmpty() ? List.of() : comparison.with(tables.next(), again);
    }

    private void moveGroup(long live, long next, boolean differs, Set<String> leftOut) {
        int forgotten = ground.parked().settle(model.group(), Math.max(live, next), leftOut);
        // What it hears once more is nothing new to it; passed over, events that name no service would be lost to it.
        boolean hearsAgain = !catchUp.touched(live, next).isEmpty();
        if (hearsAgain || differs || forgotten > 0) {
            ground.tokens().letGo(model.group());
        }
    }

    private void record(
            Rebuild rebuild,
            String owner,
            RebuildState state,
            Parity parity,
            List<Difference> differences,
            Set<String> leftOut,
            long builtTo) {
        List<String> examples = new ArrayList<>();
        differences.stream().limit(MOST_EXAMPLES).map(Difference::sentence).forEach(examples::add);
        ground.rebuilds()
                .change(
                        rebuild,
                        owner,
                        "state = ?, rows_compared = ?, differences = ?, examples = ?, left_out = ?, built_to = ?,"
                                + " error = NULL, ended_at = now()",
                        state.wire(),
                        parity.rows(),
                        (long) differences.size(),
                        examples.toArray(String[]::new),
                        leftOut.toArray(String[]::new),
                        builtTo);
    }
}
