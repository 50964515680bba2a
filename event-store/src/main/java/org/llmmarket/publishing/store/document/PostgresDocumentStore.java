package org.llmmarket.publishing.store.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents in a table, one row a digest. */
public final class PostgresDocumentStore implements DocumentStore {

    private final JdbcClient jdbc;

    public PostgresDocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String put(String mediaType, byte[] bytes) {
        String digest = "sha256:" + HexFormat.of().formatHex(sha256(bytes));
        // Asking first spares sending a large document that is known; the insert settles a race.
        if (!exists(digest)) {
            jdbc.sql(
                            "INSERT INTO document (digest, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING")
                    .param(digest)
                    .param(mediaType)
                    .param(bytes)
                    .update();
        }
        return digest;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<StoredDocument> find(String digest) {
        return jdbc.sql("SELECT media_type, bytes FROM document WHERE digest = ?")
                .param(digest)
                .query((row, number) -> new StoredDocument(digest, row.getString(1), row.getBytes(2)))
                .optional();
    }

    @Override
    public boolean exists(String digest) {
        return jdbc.sql("SELECT 1 FROM document WHERE digest = ?")
                .param(digest)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
