package org.llmmarket.publishing.store.processing;

import org.llmmarket.publishing.store.engine.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where groups stand by their stored tokens, whichever process runs them. */
public final class GroupPositions {

    private static final String POSITION =
            "coalesce(token->>'globalIndex', token->'currentToken'->>'globalIndex', '0')::bigint";

    private GroupPositions() {}

    /**
     * Where a group stands.
     *
     * @param position of the last event that it has done with; 0 when it has never run
     * @param isWhole whether it has left nothing out: no event up to there is parked
     */
    public record Standing(long position, boolean isWhole) {}

    /** Both at one moment. */
    public static Standing standing(JdbcClient jdbc, String group) {
        return jdbc.sql("SELECT coalesce((SELECT " + POSITION + " FROM token WHERE processor = :group AND segment = 0),"
                        + " :none), NOT EXISTS (SELECT FROM parked_event WHERE processor = :group)")
                .param("group", group)
                .param("none", Positions.BEFORE_THE_FIRST)
                .query((row, number) -> new Standing(row.getLong(1), row.getBoolean(2)))
                .single();
    }

    /** The position of the last event that the group has done with; 0 when it has never run. */
    public static long stored(JdbcClient jdbc, String group) {
        return jdbc.sql("SELECT " + POSITION + " FROM token WHERE processor = ? AND segment = 0")
                .param(group)
                .query(Long.class)
                .optional()
                .orElse(Positions.BEFORE_THE_FIRST);
    }
}
