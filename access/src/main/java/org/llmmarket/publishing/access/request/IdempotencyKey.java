package org.llmmarket.publishing.access.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/**
 * The name that a caller gives to one write.
 *
 * @param principal whose name it is: others may use the same
 */
record IdempotencyKey(String principal, String value) {

    static final String HEADER = "Idempotency-Key";

    private static final String PART = " part ";
    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    IdempotencyKey {
        if (!value.startsWith(PART) && !SANE.matcher(value).matches()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "The Idempotency-Key is unfit.",
                    Findings.error(
                            HEADER, "Must be given once, as 1 to 255 printable ASCII characters.", "INVALID_FORMAT"));
        }
    }

    /** The one key of a request: two of them name nothing. */
    static IdempotencyKey of(String principal, List<String> values) {
        return new IdempotencyKey(principal, values.size() == 1 ? values.get(0) : "");
    }

    /** The key of one part of the write; no caller can give it, because a header's value never begins with a blank. */
    IdempotencyKey part(int index) {
        return new IdempotencyKey(principal, PART + index + " " + value);
    }

    /** What makes two requests the same. */
    static byte[] hash(String method, String address, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + address + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
