package org.llmmarket.publishing.proof.tree;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tree of which some tiles are at hand. */
public final class Tiles implements Subtrees {

    private final Map<TileId, Tile> tiles;

    public Tiles(Map<TileId, Tile> tiles) {
        this.tiles = Map.copyOf(tiles);
    }

    /**
     * Asks a tree, of which nothing is at hand, with as few tiles as the question needs, fetched at once.
     *
     * @param question is asked twice: first to learn which tiles it needs
     */
    public static <T> T answer(Function<MerkleTree, T> question, Function<Set<TileId>, Map<TileId, Tile>> fetch) {
        Set<TileId> needed = new LinkedHashSet<>();
        T unused = question.apply(new MerkleTree((height, index) -> {
            needed.add(TileId.holding(height, index));
            return Hash.EMPTY;
        }));
        return question.apply(new MerkleTree(new Tiles(fetch.apply(needed))));
    }

    @Override
    public Hash root(int height, long index) {
        TileId id = TileId.holding(height, index);
        Tile tile = tiles.get(id);
        if (tile == null) {
            throw new IllegalStateException("There is no tile " + id.index() + " of level " + id.level());
        }
        int width = 1 << (height % TileId.HEIGHT);
        return tile.root((int) (index * width - id.index() * TileId.WIDTH), width);
    }

    /** The tiles that change when leaves are added to a tree of this size. */
    public static Set<TileId> growing(long size) {
        Set<TileId> edge = new LinkedHashSet<>();
        for (int level = 0; size >> (TileId.HEIGHT * level) > 0; level++) {
            TileId id = TileId.growing(level, size);
            if (id.widthAt(size) > 0) {
                edge.add(id);
            }
        }
        return edge;
    }

    /**
     * The tiles as they are after leaves were added: those that changed, and new ones.
     *
     * @param edge what {@link #growing} names
     */
    public static Map<TileId, Tile> grown(long size, Map<TileId, Tile> edge, Iterable<Hash> leaves) {
        Map<TileId, Tile> open = new HashMap<>(edge);
        Map<TileId, Tile> changed = new LinkedHashMap<>();
        long next = size;
        for (Hash leaf : leaves) {
            @Nullable Hash hash = leaf;
            for (int level = 0; hash != null; level++) {
                TileId id = TileId.growing(level, next);
                Tile tile = open.computeIfAbsent(id, fresh -> new Tile(List.of()));
                tile.add(hash);
                changed.put(id, tile);
                hash = tile.isFull() ? tile.root(0, TileId.WIDTH) : null;
            }
            next++;
        }
        return changed;
    }
}
