package org.llmmarket.publishing.proof.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tree whose tiles are kept in memory as bytes, as a database would. */
public final class TiledTree {

    private final Map<TileId, byte[]> stored = new HashMap<>();
    private long size;

    public void add(List<Hash> leaves) {
        Tiles.grown(size, fetch(Tiles.growing(size)), leaves).forEach((id, tile) -> stored.put(id, tile.bytes()));
        size += leaves.size();
    }

    Map<TileId, Tile> fetch(Set<TileId> ids) {
        Map<TileId, Tile> tiles = new HashMap<>();
        ids.forEach(id -> tiles.put(id, Tile.of(stored.getOrDefault(id, new byte[0]))));
        return tiles;
    }

    public Hash root(long size) {
        return Tiles.answer(tree -> tree.root(size), this::fetch);
    }

    public Hash leaf(long index) {
        return Tiles.answer(tree -> tree.leaf(index), this::fetch);
    }

    public InclusionProof inclusion(long index, long size) {
        return Tiles.answer(tree -> tree.inclusion(index, size), this::fetch);
    }

    public ConsistencyProof consistency(long from, long to) {
        return Tiles.answer(tree -> tree.consistency(from, to), this::fetch);
    }

    public List<Hash> peaks(long size) {
        return Tiles.answer(tree -> tree.peaks(size), this::fetch);
    }
}
