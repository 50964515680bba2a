package org.llmmarket.publishing.contract.comparison.operation;

import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;

/** Where a path item stands, and what it means that it comes or goes. */
enum PathItemRole {
    PATH(
            "path",
            ChangeKind.PATH_ADDED,
            ChangeKind.PATH_REMOVED,
            ChangeKind.OPERATION_ADDED,
            ChangeKind.OPERATION_REMOVED),
    WEBHOOK(
            "webhook",
            ChangeKind.WEBHOOK_ADDED,
            ChangeKind.WEBHOOK_REMOVED,
            ChangeKind.WEBHOOK_OPERATION_ADDED,
            ChangeKind.WEBHOOK_OPERATION_REMOVED),
    CALLBACK(
            "callback",
            ChangeKind.CALLBACK_ADDED,
            ChangeKind.CALLBACK_REMOVED,
            ChangeKind.CALLBACK_OPERATION_ADDED,
            ChangeKind.CALLBACK_OPERATION_REMOVED);

    private final String word;
    private final ChangeKind added;
    private final ChangeKind removed;
    private final ChangeKind operationAdded;
    private final ChangeKind operationRemoved;

    PathItemRole(
            String word, ChangeKind added, ChangeKind removed, ChangeKind operationAdded, ChangeKind operationRemoved) {
        this.word = word;
        this.added = added;
        this.removed = removed;
        this.operationAdded = operationAdded;
        this.operationRemoved = operationRemoved;
    }

    String word() {
        return word;
    }

    ChangeKind added() {
        return added;
    }

    ChangeKind removed() {
        return removed;
    }

    ChangeKind operationAdded() {
        return operationAdded;
    }

    ChangeKind operationRemoved() {
        return operationRemoved;
    }
}
