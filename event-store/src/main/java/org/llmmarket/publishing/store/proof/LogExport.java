package org.llmmarket.publishing.store.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.export.End;
import org.llmmarket.publishing.proof.export.Entry;
import org.llmmarket.publishing.proof.export.Header;
import org.llmmarket.publishing.proof.tree.Hash;

/** Reads the log beside its tree, place by place: events from the log itself, leaves from the tree, so that they can be compared. */
public final class LogExport {

    private static final int STEP = 1024;

    private final TreeTables tables;
    private final LogProofs proofs;

    LogExport(TreeTables tables, LogProofs proofs) {
        this.tables = tables;
        this.proofs = proofs;
    }

    /**
     * Says what an export will hold, against a checkpoint of everything that is there now.
     *
     * @param from the index of its first leaf
     * @param to the index behind its last one; as far as the checkpoint goes unless it is told
     * @return none while the log is empty
     * @throws IllegalArgumentException when there is no such part of the log
     */
    public Optional<Header> header(long from, OptionalLong to) {
        return proofs.checkpointNow().map(signed -> header(from, to, signed));
    }

    private Header header(long from, OptionalLong to, LogProofs.Signed signed) {
        long size = signed.checkpoint().size();
        long there = Math.min(size, proofs.size());
        long end = Math.min(there, to.orElse(there));
        if (from < 0 || from > end) {
            throw new IllegalArgumentException("from is at least 0 and at most " + end);
        }
        return new Header(
                Header.LOG,
                Header.FORMAT,
                proofs.key().toString(),
                signed.note().toString(),
                from,
                end,
                LogProofs.texts(proofs.peaks(from)),
                // A tree that was cut leads nowhere, and what it lacks is to be told.
                end == size || there < size
                        ? null
                        : LogProofs.texts(proofs.consistency(end, size).path()));
    }

    /** Gives what the header promised: every leaf, every event that stands between, in the order of the log, and the end. */
    public void write(Header header, Consumer<Object> lines) {
        write(header.from(), header.to(), lines);
        lines.accept(new End(End.TYPE, header.to()));
    }

    private void write(long from, long to, Consumer<Object> lines) {
        long after = from == 0 ? Long.MIN_VALUE : position(from - 1);
        for (long begin = from; begin < to; begin += STEP) {
            long end = Math.min(to, begin + STEP);
            after = write(begin, end, after, lines);
        }
    }

    private long position(long index) {
        return tables.leaves(index, index + 1).stream()
                .findFirst()
                .map(TreeTables.Leaf::position)
                .orElse(Long.MIN_VALUE);
    }

    private long write(long begin, long end, long after, Consumer<Object> lines) {
        Map<Long, TreeTables.Leaf> leaves = new HashMap<>();
        tables.leaves(begin, end).forEach(leaf -> leaves.put(leaf.index(), leaf));
        long last = leaves.values().stream()
                .mapToLong(TreeTables.Leaf::position)
                .max()
                .orElse(after);
        Deque<LogRow> rows = new ArrayDeque<>(tables.rows(after, last, Integer.MAX_VALUE));
        List<Hash> hashes = tables.hashes(begin, end);
        for (long index = begin; index < end; index++) {
            TreeTables.Leaf leaf = leaves.get(index);
            writeBefore(leaf == null ? Long.MIN_VALUE : leaf.position(), rows, lines);
            LogRow row =
                    leaf != null && !rows.isEmpty() && rows.peek().position() == leaf.position() ? rows.poll() : null;
            lines.accept(entry(index, hashes.get((int) (index - begin)), leaf, row));
        }
        writeBefore(Long.MAX_VALUE, rows, lines);
        return last;
    }

    /** Rows that the tree never recorded. */
    private static void writeBefore(long position, Deque<LogRow> rows, Consumer<Object> lines) {
        while (!rows.isEmpty() && rows.peek().position() < position) {
            lines.accept(new Entry(Entry.TYPE, null, null, null, rows.poll().exported(), null));
        }
    }

    private static Entry entry(long index, Hash hash, TreeTables.@Nullable Leaf leaf, @Nullable LogRow row) {
        return new Entry(
                Entry.TYPE,
                index,
                hash.toString(),
                leaf == null ? null : leaf.eventId(),
                row == null ? null : row.exported(),
                null);
    }
}
