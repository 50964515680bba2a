package org.llmmarket.publishing.store.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;

/** Bytes of which one piece is in memory, and the next is read when that is used up. */
final class PieceStream extends InputStream {

    private final int length;
    private final IntFunction<byte[]> pieces;
    private ByteArrayInputStream piece;
    private int end;

    /**
     * A stream of so many bytes.
     *
     * @param pieces the piece that begins behind so many of them
     */
    PieceStream(byte[] first, int length, IntFunction<byte[]> pieces) {
        this.length = length;
        this.pieces = pieces;
        this.piece = new ByteArrayInputStream(first);
        this.end = first.length;
    }

    @Override
    public int read() {
        advance();
        return piece.read();
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        advance();
        return piece.read(into, offset, most);
    }

    private void advance() {
        if (piece.available() == 0 && end < length) {
            byte[] next = pieces.apply(end);
            piece = new ByteArrayInputStream(next);
            end += next.length;
        }
    }
}
