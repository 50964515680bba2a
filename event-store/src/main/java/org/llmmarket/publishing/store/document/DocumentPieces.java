package org.llmmarket.publishing.store.document;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands documents out piece by piece, so that of a large one no reader holds more than a piece in memory. */
public final class DocumentPieces {

    /** In bytes; the database unpacks all that is before a piece, so many small ones would cost it more. */
    private static final int PIECE = 4 * 1024 * 1024;

    private final JdbcClient jdbc;

    public DocumentPieces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What kind of document it is; nothing where there is none. */
    public Optional<String> mediaType(String digest) {
        return jdbc.sql("SELECT media_type FROM document WHERE digest = ?")
                .param(digest)
                .query(String.class)
                .optional();
    }

    /** The document with its first piece; the others are read as they are wanted. */
    public Optional<OpenDocument> open(String digest) {
        return jdbc.sql("SELECT media_type, octet_length(bytes), substring(bytes FROM 1 FOR ?) FROM document"
                        + " WHERE digest = ?")
                .param(PIECE)
                .param(digest)
                .query((row, number) -> new OpenDocument(
                        row.getString(1),
                        row.getInt(2),
                        new PieceStream(row.getBytes(3), row.getInt(2), from -> piece(digest, from))))
                .optional();
    }

    private byte[] piece(String digest, int from) {
        return jdbc.sql("SELECT substring(bytes FROM ? FOR ?) FROM document WHERE digest = ?")
                .param(from + 1)
                .param(PIECE)
                .param(digest)
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}
