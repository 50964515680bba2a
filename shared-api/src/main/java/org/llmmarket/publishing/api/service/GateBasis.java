package org.llmmarket.publishing.api.service;

import org.jspecify.annotations.Nullable;

/**
 * What a verdict of the gate rests on, so that it can be judged again.
 *
 * @param edition of the gate's rules
 * @param revisionDigest of the contract that was judged
 * @param revisionTerms the digest of the terms that were judged
 * @param baseTerms the digest of the terms that they were compared with; none for a first version
 * @param override what an admin held right in place of the comparison; none where nobody did
 * @param approvalRules that said whether people must decide
 */
public record GateBasis(
        int edition,
        Digest revisionDigest,
        Digest revisionTerms,
        @Nullable Digest baseTerms,
        @Nullable Bump override,
        String approvalRules) {}
