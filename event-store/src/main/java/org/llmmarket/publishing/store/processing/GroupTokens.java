package org.llmmarket.publishing.store.processing;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves groups in the log, whichever process runs them: in the transaction at hand, and so together with the tables that a
 * group writes. A group that was moved, or whose claim was taken away, begins again at its token, with no memory.
 */
public final class GroupTokens {

    private static final String POSITION =
            "coalesce(token->>'globalIndex', token->'currentToken'->>'globalIndex', '0')::bigint";

    private final JdbcClient jdbc;
    private final Serializer serializer;

    public GroupTokens(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** The last event that the tables of the group know of; none when it has never run. */
    public OptionalLong position(String group) {
        return position(group, "");
    }

    /** The same, and until the end of the transaction the group commits nothing. */
    public OptionalLong lock(String group) {
        return position(group, " FOR UPDATE");
    }

    private OptionalLong position(String group, String lock) {
        return jdbc
                .sql("SELECT " + POSITION + " FROM token WHERE processor = ? AND segment = 0" + lock)
                .param(group)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Lets the group go on behind this position. */
    public void place(String group, long position) {
        SerializedObject<byte[]> token = serializer.serialize(new GlobalSequenceTrackingToken(position), byte[].class);
        jdbc.sql("UPDATE token SET type = ?, token = ?::json, owner = NULL WHERE processor = ? AND segment = 0")
                .param(token.getType().getName())
                .param(new String(token.getData(), StandardCharsets.UTF_8))
                .param(group)
                .update();
    }

    /** Takes the claim away from whoever holds it. */
    public void letGo(String group) {
        jdbc.sql("UPDATE token SET owner = NULL WHERE processor = ? AND segment = 0")
                .param(group)
                .update();
    }
}
