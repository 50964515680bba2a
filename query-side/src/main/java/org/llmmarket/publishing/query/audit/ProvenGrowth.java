package org.llmmarket.publishing.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That the log of one size continues that of an earlier one, for any verifier of RFC 9162; hashes are base64.
 *
 * @param checkpoint the signed note of the later size, where there is one
 */
record ProvenGrowth(
        long from,
        long to,
        List<String> path,
        String fromRoot,
        String toRoot,
        @Nullable String checkpoint) {}
