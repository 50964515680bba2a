package org.llmmarket.publishing.contract.comparison.difference;

/** What it means that something that is sent or received comes, goes, or is no longer certain to be there. */
public enum Presence {
    PARAMETER(
            ChangeKind.PARAMETER_ADDED,
            ChangeKind.REQUIRED_PARAMETER_ADDED,
            ChangeKind.PARAMETER_REMOVED,
            ChangeKind.PARAMETER_BECAME_REQUIRED,
            ChangeKind.PARAMETER_BECAME_OPTIONAL),
    EVENT_PARAMETER(
            ChangeKind.EVENT_PARAMETER_ADDED,
            ChangeKind.EVENT_PARAMETER_ADDED,
            ChangeKind.EVENT_PARAMETER_REMOVED,
            ChangeKind.EVENT_PARAMETER_BECAME_REQUIRED,
            ChangeKind.EVENT_PARAMETER_BECAME_OPTIONAL),
    REQUEST_BODY(
            ChangeKind.REQUEST_BODY_ADDED,
            ChangeKind.REQUIRED_REQUEST_BODY_ADDED,
            ChangeKind.REQUEST_BODY_REMOVED,
            ChangeKind.REQUEST_BODY_BECAME_REQUIRED,
            ChangeKind.REQUEST_BODY_BECAME_OPTIONAL),
    EVENT_BODY(
            ChangeKind.EVENT_BODY_ADDED,
            ChangeKind.EVENT_BODY_ADDED,
            ChangeKind.EVENT_BODY_REMOVED,
            ChangeKind.EVENT_BODY_BECAME_REQUIRED,
            ChangeKind.EVENT_BODY_BECAME_OPTIONAL),
    RECEIVED_HEADER(
            ChangeKind.RESPONSE_HEADER_ADDED,
            ChangeKind.RESPONSE_HEADER_ADDED,
            ChangeKind.RESPONSE_HEADER_REMOVED,
            ChangeKind.RESPONSE_HEADER_BECAME_REQUIRED,
            ChangeKind.RESPONSE_HEADER_BECAME_OPTIONAL),
    SENT_HEADER(
            ChangeKind.MESSAGE_HEADER_ADDED,
            ChangeKind.REQUIRED_MESSAGE_HEADER_ADDED,
            ChangeKind.MESSAGE_HEADER_REMOVED,
            ChangeKind.MESSAGE_HEADER_BECAME_REQUIRED,
            ChangeKind.MESSAGE_HEADER_BECAME_OPTIONAL);

    private final ChangeKind added;
    private final ChangeKind requiredAdded;
    private final ChangeKind removed;
    private final ChangeKind becameRequired;
    private final ChangeKind becameOptional;

    Presence(
            ChangeKind added,
            ChangeKind requiredAdded,
            ChangeKind removed,
            ChangeKind becameRequired,
            ChangeKind becameOptional) {
        this.added = added;
        this.requiredAdded = requiredAdded;
        this.removed = removed;
        this.becameRequired = becameRequired;
        this.becameOptional = becameOptional;
    }

    /** Tells whether something has come, gone or changed its certainty. */
    public void compare(Differences differences, Pair pair, String subject) {
        boolean was = pair.base().node().path("required").asBoolean(false);
        boolean is = pair.revision().node().path("required").asBoolean(false);
        if (pair.isAdded()) {
            differences.add(is ? requiredAdded : added, pair, subject + (is ? " is new and required" : " is new"));
        } else if (pair.isRemoved()) {
            differences.add(removed, pair, subject + " is gone");
        } else if (was != is) {
            differences.add(
                    is ? becameRequired : becameOptional,
                    pair,
                    subject + (is ? " was optional and is required" : " was required and is optional"));
        }
    }
}
