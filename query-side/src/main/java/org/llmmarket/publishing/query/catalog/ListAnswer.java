package org.llmmarket.publishing.query.catalog;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.llmmarket.publishing.api.fold.EntityTag;

/**
 * A page in the pieces that it is sent in, with its entity tag.
 *
 * @param pieces JSON; those that are services are shared with other pages
 */
record ListAnswer(String entityTag, List<byte[]> pieces) {

    private static final int OVERHEAD = 1_000;
    private static final int PAGES_THAT_SHARE_A_SERVICE = 4;

    static ListAnswer of(List<byte[]> pieces) {
        return new ListAnswer(EntityTag.of(joined(pieces)), pieces);
    }

    byte[] json() {
        return joined(pieces);
    }

    /** About how many bytes are kept for this page alone. */
    int weight() {
        return OVERHEAD + length(pieces) / PAGES_THAT_SHARE_A_SERVICE;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length(pieces));
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static int length(List<byte[]> pieces) {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }
}
