package org.llmmarket.publishing.api.approval;

/** A command to an approval. */
public sealed interface ApprovalCommand
        permits RequestApproval,
                AssignApproval,
                ApprovePublication,
                RejectPublication,
                CommentApproval,
                RemindApproval,
                ExpireApproval,
                CancelApproval {

    ApprovalId approvalId();
}
