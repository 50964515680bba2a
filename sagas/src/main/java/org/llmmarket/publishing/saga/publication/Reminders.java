package org.llmmarket.publishing.saga.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.store.work.Work;

/** When people are reminded that they have not decided yet: at half time, and a day before it is too late. */
public final class Reminders {

    /** The kind of work that tells the governance dashboard of a reminder. */
    public static final String NOTICE = "approval-reminder-notice";

    public static final String NUMBER = "number";
    public static final String EXPIRES_AT = "expiresAt";

    private static final Duration LAST = Duration.ofDays(1);

    private Reminders() {}

    /** The reminders that make sense between the two; the last one falls away where it would come before the first. */
    static Map<Step, Instant> between(Instant asked, Instant expiresAt) {
        Map<Step, Instant> reminders = new EnumMap<>(Step.class);
        Instant half = asked.plus(Duration.between(asked, expiresAt).dividedBy(2));
        reminders.put(Step.APPROVAL_REMINDER, half);
        if (expiresAt.minus(LAST).isAfter(half)) {
            reminders.put(Step.APPROVAL_LAST_REMINDER, expiresAt.minus(LAST));
        }
        return reminders;
    }

    static Work notice(ApprovalReminded reminded, Instant at, String requestId) {
        String number = Integer.toString(reminded.number());
        return Work.now(
                NOTICE,
                reminded.publicationId() + ":" + NOTICE + ":" + number,
                Map.of(
                        StepWork.PUBLICATION,
                        reminded.publicationId().toString(),
                        StepWork.REQUEST,
                        requestId,
                        StepWork.AT,
                        at.toString(),
                        NUMBER,
                        number,
                        EXPIRES_AT,
                        reminded.expiresAt().toString()));
    }
}
