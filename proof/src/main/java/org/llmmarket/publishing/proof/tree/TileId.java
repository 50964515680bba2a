package org.llmmarket.publishing.proof.tree;

/**
 * Where a tile lies, as C2SP's tlog-tiles counts: a tile of level 0 has the hashes of 256 leaves, one of each higher level the
 * roots of 256 full tiles below.
 *
 * @param index counts the tiles of this level from the left
 */
public record TileId(int level, long index) {

    /** How many levels of the tree a tile spans. */
    static final int HEIGHT = 8;

    /** How many hashes a full tile has. */
    public static final int WIDTH = 1 << HEIGHT;

    /** The tile that alone answers for a complete subtree. */
    static TileId holding(int height, long index) {
        return new TileId(height / HEIGHT, (index << (height % HEIGHT)) >> HEIGHT);
    }

    /** The tile to which the next hash of this level goes in a tree of this size. */
    static TileId growing(int level, long size) {
        return new TileId(level, size >> (HEIGHT * (level + 1)));
    }

    /** How many hashes the tile has in a tree of this size. */
    int widthAt(long size) {
        long hashes = (size >> (HEIGHT * level)) - index * WIDTH;
        return (int) Math.max(0, Math.min(WIDTH, hashes));
    }
}
