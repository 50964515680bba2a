package org.llmmarket.publishing.store.processing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens in PostgreSQL. A claim belongs to one process until it is let go or was not renewed for the claim timeout, by the
 * clock of the database alone.
 */
public final class PostgresTokenStore implements TokenStore {

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final String owner;
    private final long timeoutMillis;

    public PostgresTokenStore(JdbcClient jdbc, Serializer serializer, Duration claimTimeout) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.owner = ProcessHandle.current().pid() + "@" + UUID.randomUUID();
        this.timeoutMillis = claimTimeout.toMillis();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment)
            throws UnableToClaimTokenException {
        SerializedObject<byte[]> serialized = token == null ? null : serializer.serialize(token, byte[].class);
        int stored = jdbc.sql("UPDATE token SET type = ?, token = ?::json, claimed = clock_timestamp()"
                        + " WHERE processor = ? AND segment = ? AND owner = ?")
                .param(serialized == null ? null : serialized.getType().getName())
                .param(serialized == null ? null : new String(serialized.getData(), StandardCharsets.UTF_8))
                .param(processorName)
                .param(segment)
                .param(owner)
                .update();
        if (stored == 0) {
            throw lost(processorName, segment);
        }
    }

    private static UnableToClaimTokenException lost(String processorName, int segment) {
        return new UnableToClaimTokenException(
                "The token of " + processorName + "[" + segment + "] is held by another process, or there is none");
    }

    /** The token, claimed for this process. */
    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) throws UnableToClaimTokenException {
        return jdbc.sql(
                        "UPDATE token SET owner = :owner, claimed = clock_timestamp()"
                                + " WHERE processor = :processor AND segment = :segment AND (owner IS NULL OR owner = :owner"
                                + " OR claimed < clock_timestamp() - :timeout * interval '1 millisecond') RETURNING type, token")
                .param("owner", owner)
                .param("processor", processorName)
                .param("segment", segment)
                .param("timeout", timeoutMillis)
                .query((row, number) -> {
                    byte[] json = row.getBytes(2);
                    return Optional.ofNullable(row.getString(1)).map(type -> token(type, json));
                })
                .optional()
                .orElseThrow(() -> lost(processorName, segment))
                .orElse(null);
    }

    private TrackingToken token(String type, byte[] json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, type, null));
    }

    @Override
    public void extendClaim(String processorName, int segment) throws UnableToClaimTokenException {
        int extended = jdbc.sql("UPDATE token SET claimed = clock_timestamp()"
                        + " WHERE processor = ? AND segment = ? AND owner = ?")
                .param(processorName)
                .param(segment)
                .param(owner)
                .update();
        if (extended == 0) {
            throw lost(processorName, segment);
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        jdbc.sql("UPDATE token SET owner = NULL WHERE processor = ? AND segment = ? AND owner = ?")
                .param(processorName)
                .param(segment)
                .param(owner)
                .update();
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = 0; segment < segmentCount; segment++) {
            initializeSegment(initialToken, processorName, segment);
        }
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment)
            throws UnableToInitializeTokenException {
        SerializedObject<byte[]> serialized = token == null ? null : serializer.serialize(token, byte[].class);
        try {
            jdbc.sql("INSERT INTO token (processor, segment, type, token) VALUES (?, ?, ?, ?::json)")
                    .param(processorName)
                    .param(segment)
                    .param(serialized == null ? null : serialized.getType().getName())
                    .param(serialized == null ? null : new String(serialized.getData(), StandardCharsets.UTF_8))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new UnableToInitializeTokenException(processorName + "[" + segment + "] has a token already", e);
        }
    }

    @Override
    public void deleteToken(String processorName, int segment) throws UnableToClaimTokenException {
        int deleted = jdbc.sql("DELETE FROM token WHERE processor = ? AND segment = ? AND owner = ?")
                .param(processorName)
                .param(segment)
                .param(owner)
                .update();
        if (deleted == 0) {
            throw lost(processorName, segment);
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return jdbc
                .sql("SELECT segment FROM token WHERE processor = ? ORDER BY segment")
                .param(processorName)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        jdbc.sql("INSERT INTO store_identity (name, value) VALUES ('tokens', ?) ON CONFLICT (name) DO NOTHING")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("SELECT value FROM store_identity WHERE name = 'tokens'")
                .query(String.class)
                .optional();
    }
}
