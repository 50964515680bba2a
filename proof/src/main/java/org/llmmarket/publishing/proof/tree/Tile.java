package org.llmmarket.publishing.proof.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 neighbouring hashes of one level; only the last of a level is not full. */
public final class Tile {

    private final List<Hash> hashes;

    public Tile(List<Hash> hashes) {
        this.hashes = new ArrayList<>(hashes);
    }

    /** The tile of these bytes, which are its hashes one after the other. @throws IllegalStateException when they are not */
    public static Tile of(byte[] bytes) {
        if (bytes.length % Hash.BYTES != 0) {
            throw new IllegalStateException("The tile ends within a hash");
        }
        List<Hash> hashes = new ArrayList<>(TileId.WIDTH);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            byte[] hash = new byte[Hash.BYTES];
            rest.get(hash);
            hashes.add(Hash.of(hash));
        }
        return new Tile(hashes);
    }

    /** The first hashes one after the other. */
    public byte[] bytes(int width) {
        ByteBuffer bytes = ByteBuffer.allocate(width * Hash.BYTES);
        hashes.subList(0, width).forEach(hash -> bytes.put(hash.bytes()));
        return bytes.array();
    }

    public byte[] bytes() {
        return bytes(hashes.size());
    }

    public List<Hash> hashes() {
        return List.copyOf(hashes);
    }

    void add(Hash hash) {
        hashes.add(hash);
    }

    boolean isFull() {
        return hashes.size() == TileId.WIDTH;
    }

    /** The root over neighbouring hashes, whose number is a power of two. */
    Hash root(int first, int width) {
        if (first + width > hashes.size()) {
            throw new IllegalStateException("The tile ends before " + (first + width));
        }
        List<Hash> level = hashes.subList(first, first + width);
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Hash.ofNode(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}
