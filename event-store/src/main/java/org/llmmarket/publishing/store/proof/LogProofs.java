package org.llmmarket.publishing.store.proof;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;
import org.llmmarket.publishing.proof.tree.ConsistencyProof;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.InclusionProof;
import org.llmmarket.publishing.proof.tree.Tile;
import org.llmmarket.publishing.proof.tree.TileId;
import org.llmmarket.publishing.proof.tree.Tiles;

/** What can be proved of the log, at every size that its tree has had. */
public final class LogProofs {

    private final TreeTables tables;
    private final TreeGrowth growth;
    private final Checkpoints checkpoints;

    LogProofs(TreeTables tables, TreeGrowth growth, Checkpoints checkpoints) {
        this.tables = tables;
        this.growth = growth;
        this.checkpoints = checkpoints;
    }

    /**
     * A signed checkpoint.
     *
     * @param note as it was signed
     */
    public record Signed(Checkpoint checkpoint, SignedNote note) {

        static Optional<Signed> of(SignedNote note) {
            return Checkpoint.parse(note.text()).map(checkpoint -> new Signed(checkpoint, note));
        }
    }

    /** The key under which checkpoints are verified. */
    public VerifierKey key() {
        return checkpoints.key();
    }

    /** How many events the tree holds. */
    public long size() {
        return tables.grown().size();
    }

    public Optional<Signed> latestCheckpoint() {
        return checkpoints.latest().flatMap(Signed::of);
    }

    /** The checkpoint of just this size, which need not be there. */
    public Optional<Signed> checkpoint(long size) {
        return checkpoints.ofSize(size).flatMap(Signed::of);
    }

    /**
     * A checkpoint of everything that the log holds now, signed for this call if need be; the last one when signing is refused,
     * and none while the log is empty.
     */
    public Optional<Signed> checkpointNow() {
        growth.growToTheEnd();
        checkpoints.sign(Duration.ZERO);
        return latestCheckpoint();
    }

    /** Why nothing is signed any more; none while all is well. */
    public Optional<String> refusal() {
        return checkpoints.refusal();
    }

    /** Which leaf an event is; none while the tree has not come so far. */
    public Optional<Long> indexOf(String eventId) {
        return tables.leafOf(eventId).map(TreeTables.Leaf::index);
    }

    /** What the tree recorded at a place, with the event's id. */
    public Optional<RecordedLeaf> leaf(long index) {
        return tables.leaves(index, index + 1).stream()
                .findFirst()
                .map(leaf -> new RecordedLeaf(
                        leaf.index(),
                        leaf.eventId(),
                        tables.hashes(index, index + 1).get(0)));
    }

    /** A leaf as it was recorded. */
    public record RecordedLeaf(long index, String eventId, Hash hash) {}

    public Hash root(long size) {
        return Tiles.answer(tree -> tree.root(size), tables::tiles);
    }

    /** The roots of the complete subtrees that together hold the first leaves, from the largest. */
    public List<Hash> peaks(long size) {
        return Tiles.answer(tree -> tree.peaks(size), tables::tiles);
    }

    public InclusionProof inclusion(long index, long size) {
        return Tiles.answer(tree -> tree.inclusion(index, size), tables::tiles);
    }

    /** Leaves of a tree of this size by their indexes, from tiles that are read at once. */
    Map<Long, ProvenLeaf> proven(Collection<Long> indexes, long size) {
        return Tiles.answer(
                tree -> indexes.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                index -> new ProvenLeaf(tree.leaf(index), tree.inclusion(index, size)))),
                tables::tiles);
    }

    /** A leaf as it was recorded, and that it is in the tree. */
    record ProvenLeaf(Hash hash, InclusionProof proof) {}

    public ConsistencyProof consistency(long from, long to) {
        return Tiles.answer(tree -> tree.consistency(from, to), tables::tiles);
    }

    /** Hashes as they are published. */
    public static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    /** The first hashes of a tile, as C2SP's tlog-tiles publishes it; none when the tree has not come so far. */
    public Optional<byte[]> tile(TileId id, int width) {
        return Optional.ofNullable(tables.tiles(Set.of(id)).get(id))
                .filter(tile -> tile.hashes().size() >= width)
                .map((Tile tile) -> tile.bytes(width));
    }
}
