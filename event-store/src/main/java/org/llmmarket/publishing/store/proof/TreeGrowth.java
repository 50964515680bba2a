package org.llmmarket.publishing.store.proof;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.Tile;
import org.llmmarket.publishing.proof.tree.TileId;
import org.llmmarket.publishing.proof.tree.Tiles;
import org.llmmarket.publishing.store.engine.LogTail;
import org.springframework.transaction.support.TransactionOperations;

/** Takes settled events into the tree, a batch a transaction; whichever process comes first does it. */
final class TreeGrowth {

    static final int BATCH = 2000;

    private static final Duration LAST_EVENTS = Duration.ofSeconds(2);

    private final LogTail tail;
    private final TreeTables tables;
    private final TransactionOperations transaction;

    TreeGrowth(LogTail tail, TreeTables tables, TransactionOperations transaction) {
        this.tail = tail;
        this.tables = tables;
        this.transaction = transaction;
    }

    /**
     * Takes a batch of what was not taken yet.
     *
     * @param settled the position up to which nothing in the log can change any more
     * @return how many events became leaves; none while another process is at it
     */
    OptionalInt tryGrow(long settled) {
        Optional<Integer> added = transaction.execute(status -> tables.tryLock().map(before -> grow(before, settled)));
        return added.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Takes everything that was committed before the call, but for what an appender holds open for seconds. */
    void growToTheEnd() {
        try {
            tail.awaitBeyond(tables.lastPosition() - 1, LAST_EVENTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long settled = tail.head();
        boolean isMore = true;
        while (isMore) {
            isMore = transaction.execute(status -> grow(tables.lock(), settled)) == BATCH;
        }
    }

    private int grow(TreeTables.Grown before, long settled) {
        List<LogRow> rows = tables.rows(before.position(), settled, BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        List<Hash> leaves = rows.stream().map(row -> row.leaf().hash()).toList();
        Set<TileId> edge = Tiles.growing(before.size());
        Map<TileId, Tile> open = edge.isEmpty() ? Map.of() : tables.tiles(edge);
        tables.add(Tiles.grown(before.size(), open, leaves), before, rows);
        return rows.size();
    }
}
