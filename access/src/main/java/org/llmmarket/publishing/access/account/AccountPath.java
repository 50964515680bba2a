package org.llmmarket.publishing.access.account;

import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** The account that an address names. */
final class AccountPath {

    private AccountPath() {}

    /** Its id; a text that cannot be one is nobody's. */
    static AccountId id(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    static Rejection notFound() {
        return new Rejection(Reason.NOT_FOUND, "There is no such account.");
    }
}
