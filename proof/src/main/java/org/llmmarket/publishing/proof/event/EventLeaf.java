package org.llmmarket.publishing.proof.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.tree.Hash;

/**
 * What the tree holds of an event: every column of its row but the position, which the tree's order stands for. Payload and
 * metadata count as the bytes that were stored, to the last blank and zero, and stand here by their digests.
 *
 * @param at to the microsecond
 */
public record EventLeaf(
        String aggregateId,
        String aggregateType,
        String eventId,
        String metadataDigest,
        String name,
        String payloadDigest,
        @Nullable String revision,
        long sequence,
        @Nullable String serviceId,
        Instant at) {

    /** Says what a leaf is made of, and keeps it apart from whatever may be made otherwise later. */
    public static final String FORMAT = "publishing-event/1";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The instant as a leaf has it. */
    public static String timestamp(Instant at) {
        return MICROSECONDS.format(at);
    }

    /** {@code sha256:} and 64 lower-case hexadecimal digits. */
    public static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One JSON object in the canonical form of RFC 8785. */
    public byte[] canonical() {
        return new CanonicalObject()
                .member("aggregateId", aggregateId)
                .member("aggregateType", aggregateType)
                .member("eventId", eventId)
                .member("format", FORMAT)
                .member("metadataDigest", metadataDigest)
                .member("name", name)
                .member("payloadDigest", payloadDigest)
                .member("revision", revision)
                .member("sequence", sequence)
                .member("serviceId", serviceId)
                .member("timestamp", timestamp(at))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public Hash hash() {
        return Hash.ofLeaf(canonical());
    }
}
