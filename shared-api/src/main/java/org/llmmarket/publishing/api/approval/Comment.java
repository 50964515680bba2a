package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import org.llmmarket.publishing.api.actor.AccountId;

/**
 * What a reviewer said without deciding.
 *
 * @param remark the key of what they wrote
 */
public record Comment(AccountId author, Instant at, String remark) {}
