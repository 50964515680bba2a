package org.llmmarket.publishing.command.approval;

import org.llmmarket.publishing.api.actor.AccountId;

/** Knows who reviews publications. */
public interface Reviewers {

    /** Whether the account exists, is active and has the role to decide. */
    boolean canDecide(AccountId account);
}
