package org.llmmarket.publishing.api.finding;

/**
 * Why a command is refused; each has the HTTP status and the code that an answer carries.
 */
public enum Reason {
    VALIDATION_FAILED(422),
    VERSION_BUMP_TOO_SMALL(422),
    APPROVAL_REQUIRED(422),
    POLICY_VIOLATION(422),
    NOT_FOUND(404),
    NOT_THE_OWNER(403),
    ROLE_REQUIRED(403),
    OWN_SERVICE(403),
    NAME_TAKEN(409),
    VERSION_EXISTS(409),
    ILLEGAL_MOVE(409),
    ALREADY_DECIDED(409),
    CONCURRENT_CHANGE(409),
    STALE_PRECONDITION(412),
    RETIRED(410);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status of RFC 9110. */
    public int status() {
        return status;
    }
}
