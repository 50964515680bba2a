package org.llmmarket.publishing.store.processing;

import org.llmmarket.publishing.store.engine.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where groups stand by their stored tokens, whichever process runs them. */
public final class GroupPositions {

    private GroupPositions() {}

    /** The position of the last event that the group has done with; 0 when it has never run. */
    public static long stored(JdbcClient jdbc, String group) {
        return jdbc.sql("SELECT coalesce(token->>'globalIndex', token->'currentToken'->>'globalIndex', '0')::bigint"
                        + " FROM token WHERE processor = ? AND segment = 0")
                .param(group)
                .query(Long.class)
                .optional()
                .orElse(Positions.BEFORE_THE_FIRST);
    }
}
