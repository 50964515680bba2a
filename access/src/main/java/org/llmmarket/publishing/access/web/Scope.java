package org.llmmarket.publishing.access.web;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a token or key was given out for; rights are what scope and role both allow. */
public enum Scope {
    SERVICES_READ("services:read"),
    SERVICES_WRITE("services:write"),
    APPROVALS_DECIDE("approvals:decide"),
    AUDIT_READ("audit:read"),
    USAGE_WRITE("usage:write"),
    ADMIN("admin");

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }
}
