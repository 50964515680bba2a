package org.llmmarket.publishing.access.account;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** The place in the list of accounts after which a page begins; callers see it as an opaque text. */
record AccountCursor(Instant createdAt, String id) {

    static final AccountCursor START = new AccountCursor(Instant.EPOCH, "");

    static AccountCursor after(Account account) {
        return new AccountCursor(account.createdAt(), account.id().value());
    }

    static AccountCursor of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            Instant at = Instant.parse(plain.substring(0, Math.max(space, 0)));
            String id = plain.substring(space + 1);
            if (at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("9999-01-01T00:00:00Z")) && id.indexOf(0) < 0) {
                return new AccountCursor(at, id);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // told below, together with what can be read but was never given out
        }
        throw new Rejection(
                Reason.VALIDATION_FAILED,
                "The cursor is none of ours.",
                Findings.error("cursor", "Must be the nextCursor of a page.", "INVALID_FORMAT"));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
