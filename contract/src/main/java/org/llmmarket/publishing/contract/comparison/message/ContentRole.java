package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.schema.Direction;

/** Which part of an exchange a body is, and what it means that its media types change. */
enum ContentRole {
    REQUEST(
            Direction.REQUEST,
            ChangeKind.REQUEST_MEDIA_TYPE_ADDED,
            ChangeKind.REQUEST_MEDIA_TYPE_REMOVED,
            ChangeKind.REQUEST_MEDIA_TYPE_WIDENED,
            ChangeKind.REQUEST_MEDIA_TYPE_REMOVED),
    RESPONSE(
            Direction.RESPONSE,
            ChangeKind.RESPONSE_MEDIA_TYPE_ADDED,
            ChangeKind.RESPONSE_MEDIA_TYPE_REMOVED,
            ChangeKind.RESPONSE_MEDIA_TYPE_WIDENED,
            ChangeKind.RESPONSE_MEDIA_TYPE_NARROWED),
    EVENT(
            Direction.RESPONSE,
            ChangeKind.EVENT_MEDIA_TYPE_ADDED,
            ChangeKind.EVENT_MEDIA_TYPE_REMOVED,
            ChangeKind.EVENT_MEDIA_TYPE_WIDENED,
            ChangeKind.EVENT_MEDIA_TYPE_NARROWED),
    ANSWER(
            Direction.REQUEST,
            ChangeKind.ANSWER_MEDIA_TYPE_ADDED,
            ChangeKind.ANSWER_MEDIA_TYPE_REMOVED,
            ChangeKind.ANSWER_MEDIA_TYPE_WIDENED,
            ChangeKind.ANSWER_MEDIA_TYPE_REMOVED);

    private final Direction direction;
    private final ChangeKind added;
    private final ChangeKind removed;
    private final ChangeKind widened;
    private final ChangeKind narrowed;

    ContentRole(Direction direction, ChangeKind added, ChangeKind removed, ChangeKind widened, ChangeKind narrowed) {
        this.direction = direction;
        this.added = added;
        this.removed = removed;
        this.widened = widened;
        this.narrowed = narrowed;
    }

    static ContentRole request(Exchange exchange) {
        return exchange.isCall() ? REQUEST : EVENT;
    }

    static ContentRole response(Exchange exchange) {
        return exchange.isCall() ? RESPONSE : ANSWER;
    }

    Direction direction() {
        return direction;
    }

    ChangeKind added() {
        return added;
    }

    ChangeKind removed() {
        return removed;
    }

    ChangeKind widened() {
        return widened;
    }

    ChangeKind narrowed() {
        return narrowed;
    }
}
