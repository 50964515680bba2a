package org.llmmarket.publishing.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an event is in the log, for any verifier of RFC 9162; hashes are base64.
 *
 * @param path from the leaf to the root
 * @param checkpoint the signed note of this size, where there is one
 */
record ProvenEvent(
        String eventId,
        long index,
        long size,
        String leafHash,
        List<String> path,
        String root,
        @Nullable String checkpoint) {}
