package org.llmmarket.publishing.access.account;

import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** Whether an account may act; only an active one may. */
public enum AccountStatus {
    ACTIVE,
    SUSPENDED,
    DISABLED;

    static AccountStatus of(String wire) {
        return Wire.parse(AccountStatus.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
