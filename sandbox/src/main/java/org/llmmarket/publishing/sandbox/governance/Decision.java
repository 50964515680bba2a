package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided about an approval. */
record Decision(
        String workflowId,
        String approvalId,
        String publicationId,
        String decision,
        String by,
        @Nullable String comments,
        Instant at) {

    static final String APPROVED = "approved";

    private static final Map<String, String> WORDS = Map.of(
            "approve",
            APPROVED,
            APPROVED,
            APPROVED,
            "reject",
            "rejected",
            "rejected",
            "rejected",
            "cancelled",
            "cancelled",
            "expired",
            "expired");

    /** Whether that word is one for a decision. */
    static boolean isOne(String word) {
        return WORDS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    static Decision on(Workflow workflow, String decision, String by, @Nullable String comments, Instant at) {
        String word = WORDS.get(decision.toLowerCase(Locale.ROOT));
        if (word == null) {
            throw new Declined("BAD_REQUEST", "The decision must be approved, rejected, cancelled or expired.");
        }
        WorkflowRequest request = workflow.request();
        return new Decision(workflow.id(), request.approvalId(), request.publicationId(), word, by, comments, at);
    }
}
