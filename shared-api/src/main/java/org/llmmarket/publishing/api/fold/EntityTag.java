package org.llmmarket.publishing.api.fold;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong entity tags (RFC 9110), quotes and all: equal for equal views, whichever process and however they were made. */
public final class EntityTag {

    private EntityTag() {}

    /**
     * The tag of a view.
     *
     * @param view a record of records, whose text shows all that its reader sees
     */
    public static String of(Record view) {
        return of(view.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The tag of a representation that is written already. */
    public static String of(byte[] representation) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(representation);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
