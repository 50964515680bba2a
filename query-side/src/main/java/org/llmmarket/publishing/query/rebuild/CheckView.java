package org.llmmarket.publishing.query.rebuild;

import java.time.Instant;
import java.util.List;

/**
 * What was found when a sample of a read model was held against the log.
 *
 * @param position of the log at which the model stood
 * @param services how many were looked at
 * @param differences rows that are not what a fresh fold of the log says
 * @param examples some of them, in words
 */
record CheckView(
        String projection,
        Instant checkedAt,
        boolean drift,
        long position,
        int services,
        int differences,
        List<String> examples) {

    CheckView {
        examples = List.copyOf(examples);
    }
}
