package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import org.llmmarket.publishing.api.actor.AccountId;

/** Whose desk an approval came to, and who put it there. */
public record Assignment(AccountId assignee, AccountId assignedBy, Instant at) {}
