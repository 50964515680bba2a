package org.llmmarket.publishing.query.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalStatus;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Parameters;

/**
 * Which approvals a list is made of; of several values of one filter any will do.
 *
 * @param assignees accounts, or {@link #NOBODY} for what lies on nobody's desk
 */
record ApprovalSearch(
        List<ApprovalStatus> states,
        List<String> assignees,
        List<Category> categories,
        List<String> services,
        Optional<Place> after,
        int limit) {

    static final String NOBODY = "none";

    /** The sort keys of a row: the newest first. */
    record Place(Instant requestedAt, String approvalId) {

        static Place of(Cursor cursor) {
            return new Place(cursor.instant(0), cursor.key(1));
        }

        Cursor cursor() {
            return Cursor.of(requestedAt, approvalId);
        }
    }

    /** @param caller whom {@code assignee=me} means */
    static ApprovalSearch of(Parameters parameters, AccountId caller) {
        ApprovalSearch search = new ApprovalSearch(
                parameters.choices("status", ApprovalStatus.class, ApprovalStatus::wire),
                parameters.texts("assignee", 255).stream()
                        .map(assignee -> assignee.equals("me") ? caller.value() : assignee)
                        .toList(),
                parameters.choices("category", Category.class, Category::wire),
                parameters.texts("serviceId", 255),
                parameters.cursor(2, Place::of),
                parameters.limit());
        parameters.check();
        return search;
    }
}
