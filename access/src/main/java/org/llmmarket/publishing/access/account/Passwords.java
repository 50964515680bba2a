package org.llmmarket.publishing.access.account;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes and compares passwords with bcrypt, which reads 72 bytes and no more. */
final class Passwords {

    private static final int SHORTEST = 12;
    private static final int MOST_BYTES = 72;

    private final BCryptPasswordEncoder bcrypt;
    private final String nobodys;

    Passwords(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        nobodys = encode("nobody's password");
    }

    static boolean isFit(String password) {
        return bytes(password) <= MOST_BYTES && characters(password) >= SHORTEST;
    }

    /** @throws Rejection when the password is no fit one */
    String hash(String password) {
        int bytes = bytes(password);
        if (bytes > MOST_BYTES) {
            throw unfit("Must have at most 72 bytes in UTF-8, but has " + bytes + ".", "TOO_LONG");
        }
        if (characters(password) < SHORTEST) {
            throw unfit("Must have at least " + SHORTEST + " characters.", "TOO_SHORT");
        }
        return encode(password);
    }

    /** Takes the same time whether or not there is such an account. */
    boolean matches(String password, @Nullable String hash) {
        boolean fits = bytes(password) <= MOST_BYTES;
        boolean same = bcrypt.matches(fits ? password : "", hash == null ? nobodys : hash);
        return fits && same && hash != null;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int characters(String password) {
        return password.codePointCount(0, password.length());
    }

    private String encode(String password) {
        return Objects.requireNonNull(bcrypt.encode(password));
    }

    private static Rejection unfit(String message, String code) {
        return new Rejection(
                Reason.VALIDATION_FAILED, "The password is unfit.", Findings.error("password", message, code));
    }
}
